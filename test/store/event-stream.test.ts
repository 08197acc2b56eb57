import { expect } from '@open-wc/testing';
import { createCodatClient, type CodatClient } from '../../src/api/client.js';
import type { ServerEvent } from '../../src/api/server-events.js';
import { BrandingCache } from '../../src/store/catalog/branding-cache.js';
import { CompanyStore } from '../../src/store/company-store.js';
import { createWorld } from '../support/browser-world.js';
import { atTheEnd, until } from '../support/page.js';
import type { WorldOptions } from '../support/sandbox-middleware.js';
import { Fixture, createFixture } from './fixture.js';
import { countLeaks, nothing } from './resource-leaks.js';

/** A bench that also knows what its session was told; `say` tells it something. */
async function startListening(options: WorldOptions = {}) {
  const world = await createWorld({ push: true, ...options });
  const heard: ServerEvent[] = [];
  let say: (event: ServerEvent) => void = () => undefined;
  const client: CodatClient = createCodatClient({ proxyUrl: world.proxyUrl, retryDelay: 1 });
  const listen = client.listen?.bind(client);
  client.listen = async (hear, how) => {
    say = hear;
    await listen?.((event) => {
      heard.push(event);
      hear(event);
    }, how);
  };
  const session = new CompanyStore(world.id, client, new BrandingCache(client, world.id));
  const bench = new Fixture(world, session);
  await bench.load();
  const kinds = () => heard.map(({ type }) => type);
  await until('the line to stand', () => kinds().includes('ready'));
  return { bench, heard, kinds, say: (event: ServerEvent) => say(event) };
}

function setHidden(hidden: boolean): void {
  Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
  document.dispatchEvent(new Event('visibilitychange'));
}

/** The page is not seen until the test ends or it is shown. */
function hidePage(): () => void {
  setHidden(true);
  const show = () => {
    setHidden(false);
    Reflect.deleteProperty(document, 'hidden');
  };
  atTheEnd(show);
  return show;
}

const linked = { id: 'c1', platformKey: 'gbol' };

describe('What the proxy tells', () => {
  it('ends an attempt at once, without anybody coming back', async () => {
    const { bench } = await startListening();
    const attempt = bench.link('gbol');
    const { id } = await bench.waiting(attempt);
    await bench.world.visit({ connectionId: id, action: 'authorize' });
    expect((await bench.ended(attempt)).outcome).to.equal('linked');
    expect(bench.watcher.of('link-end')).to.have.lengthOf(1);
  });

  it('lets a whole journey do with four requests to Codat', async () => {
    const { bench, kinds } = await startListening();
    const attempt = bench.link('gbol');
    const { id } = await bench.waiting(attempt);
    await bench.world.visit({ connectionId: id, action: 'authorize' });
    await bench.ended(attempt);
    // Its readings are over too, and every event has come round.
    await until('the last event', () => kinds().includes('connection.connected'));
    const asked = (await bench.asked()).filter((one) => /^\w+ \/connections/.test(one));
    const visit = `GET /connections/${id}`;
    expect(asked.filter((one) => one !== `${visit}/start`)).to.deep.equal([
      'GET /connections',
      'POST /connections',
      // The one who goes through the link pages looks up their address.
      visit,
      visit,
    ]);
  });

  it('shows what happens elsewhere', async () => {
    const { bench } = await startListening({ connections: [linked] });
    await bench.setStatus('c1', 'Deauthorized');
    await until('the loss', () => bench.connection('c1').status === 'Deauthorized');
    await bench.deleteElsewhere('c1');
    await until('its end', () => bench.session.connections.value?.length === 0);
    expect(
      bench.watcher
        .of('connection-change')
        .map(({ kind: _, ...change }) => change.connection.status),
    ).to.deep.equal(['Deauthorized', 'Deauthorized']);
  });

  it('shows what another page of the company begins', async () => {
    const { bench } = await startListening();
    const other = await startListening();
    const elsewhere = new Fixture(bench.world);
    await elsewhere.load();
    elsewhere.link('gbol');
    await until('the new one', () => bench.session.connections.value?.length === 1);
    expect(other.bench.session.connections.value).to.deep.equal([]);
  });

  it('is only a reason to ask: its word changes nothing', async () => {
    const { bench, say } = await startListening({ connections: [linked] });
    const before = await bench.count('GET /connections/c1');
    say({ type: 'connection.deleted', connectionId: 'c1', id: '1-1' });
    await until('the question', async () => (await bench.count('GET /connections/c1')) > before);
    await until('the answer', () => bench.session.connections.state.kind === 'ready');
    expect(bench.connection('c1').status).to.equal('Linked');
  });

  it('is not asked about where it is known already', async () => {
    const { bench, say } = await startListening({ connections: [linked] });
    for (const type of ['connection.connected', 'connection.created']) {
      say({ type, connectionId: 'c1', id: '1-1' });
    }
    say({ type: 'connection.deleted', connectionId: 'gone', id: '1-2' });
    say({ type: 'connection.failed', connectionId: 'c1', id: '1-3' });
    await until('one question', async () => (await bench.count('GET /connections/c1')) === 1);
    expect(await bench.count('GET /connections/gone')).to.equal(0);
  });

  it('is told again after the page was not seen', async () => {
    const { bench } = await startListening({ connections: [linked] });
    const show = hidePage();
    await bench.setStatus('c1', 'Deauthorized');
    expect(bench.connection('c1').status).to.equal('Linked');
    show();
    await until('the loss', () => bench.connection('c1').status === 'Deauthorized');
    expect(await bench.count('GET /connections')).to.equal(1);
  });

  it('has the list read anew where it may have missed something', async () => {
    const { bench, say } = await startListening();
    say({ type: 'reset', id: '1-1' });
    await until('another list', async () => (await bench.count('GET /connections')) === 2);
  });
});

describe('A page that listens', () => {
  it('leaves no listener, timer or request when its last element goes', async () => {
    const leftovers = countLeaks();
    const { bench } = await startListening();
    const elsewhere = new Fixture(bench.world);
    await elsewhere.load();
    // What is put off must not stay either.
    elsewhere.link('gbol');
    await until('the new connection', async () => (await bench.onServer()).length === 1);
    elsewhere.leave();
    bench.leave();
    await until('the requests to end', () => leftovers().requests === 0);
    await until('nothing to be left', () => {
      const { timers, listeners, channels } = leftovers();
      return timers + listeners + channels === 0;
    });
    expect(leftovers()).to.deep.equal(nothing);
  });

  it('asks a proxy that tells nothing once, and no more in the page’s life', async () => {
    const asked: string[] = [];
    const { fetch } = window;
    atTheEnd(() => {
      window.fetch = fetch;
    });
    window.fetch = async (input, init) => {
      const { pathname } = new URL(input instanceof Request ? input.url : input, location.href);
      if (pathname.endsWith('/events')) asked.push(pathname);
      return fetch(input, init);
    };
    const bench = await createFixture();
    await until('the question', () => asked.length === 1);
    bench.leave();
    bench.watch();
    await bench.elsewhere().load();
    bench.comeBack();
    await bench.session.connections.refresh();
    expect(asked).to.have.lengthOf(1);
  });
});
