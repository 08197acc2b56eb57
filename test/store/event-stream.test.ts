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

/** A fixture that also records the events its store received; `emit` sends it one. */
async function startListening(options: WorldOptions = {}) {
  const world = await createWorld({ push: true, ...options });
  const received: ServerEvent[] = [];
  let emit: (event: ServerEvent) => void = () => undefined;
  const client: CodatClient = createCodatClient({ proxyUrl: world.proxyUrl, retryDelay: 1 });
  const listen = client.listen?.bind(client);
  client.listen = async (onEvent, how) => {
    emit = onEvent;
    await listen?.((event) => {
      received.push(event);
      onEvent(event);
    }, how);
  };
  const store = new CompanyStore(world.id, client, new BrandingCache(world.id));
  const fixture = new Fixture(world, store);
  await fixture.load();
  const kinds = () => received.map(({ type }) => type);
  await until('the stream to be open', () => kinds().includes('ready'));
  return { fixture, received, kinds, emit: (event: ServerEvent) => emit(event) };
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

describe('An event from the proxy', () => {
  it('ends an attempt at once, without anybody coming back', async () => {
    const { fixture } = await startListening();
    const attempt = fixture.link('gbol');
    const { id } = await fixture.waiting(attempt);
    await fixture.world.visit({ connectionId: id, action: 'authorize' });
    expect((await fixture.ended(attempt)).outcome).to.equal('linked');
    expect(fixture.watcher.of('link-end')).to.have.lengthOf(1);
  });

  it('lets a whole journey do with four requests to Codat', async () => {
    const { fixture, kinds } = await startListening();
    const attempt = fixture.link('gbol');
    const { id } = await fixture.waiting(attempt);
    await fixture.world.visit({ connectionId: id, action: 'authorize' });
    await fixture.ended(attempt);
    // Its readings are over too, and every event has come round.
    await until('the last event', () => kinds().includes('connection.connected'));
    const requests = (await fixture.asked()).filter((one) => /^\w+ \/connections/.test(one));
    const visit = `GET /connections/${id}`;
    expect(requests.filter((one) => one !== `${visit}/start`)).to.deep.equal([
      'GET /connections',
      'POST /connections',
      // The one who goes through the link pages looks up their address.
      visit,
      visit,
    ]);
  });

  it('shows what happens elsewhere', async () => {
    const { fixture } = await startListening({ connections: [linked] });
    await fixture.setStatus('c1', 'Deauthorized');
    await until('the loss', () => fixture.connection('c1').status === 'Deauthorized');
    await fixture.deleteElsewhere('c1');
    await until('its end', () => fixture.store.connections.value?.length === 0);
    expect(
      fixture.watcher
        .of('connection-change')
        .map(({ kind: _, ...change }) => change.connection.status),
    ).to.deep.equal(['Deauthorized', 'Deauthorized']);
  });

  it('shows what another page of the company begins', async () => {
    const { fixture } = await startListening();
    const other = await startListening();
    const elsewhere = new Fixture(fixture.world);
    await elsewhere.load();
    elsewhere.link('gbol');
    await until('the new one', () => fixture.store.connections.value?.length === 1);
    expect(other.fixture.store.connections.value).to.deep.equal([]);
  });

  it('whose question failed is asked about again when the network is back, though nobody comes back', async () => {
    const { fixture, kinds } = await startListening({ connections: [linked] });
    await fixture.fault({ kind: 'status', status: 402, path: '/companies/*/connections/c1' });
    await fixture.setStatus('c1', 'Deauthorized');
    await until('the question', async () => (await fixture.count('GET /connections/c1')) > 0);
    await fixture.heal();
    // What is asked again by itself is asked after 15 seconds: the line is another one by then.
    window.dispatchEvent(new Event('online'));
    await until('the next line', () => kinds().filter((kind) => kind === 'ready').length === 2);
    await until('the loss', () => fixture.connection('c1').status === 'Deauthorized', 5000);
  });

  it('is only a reason to load: its own content changes nothing', async () => {
    const { fixture, emit } = await startListening({ connections: [linked] });
    const before = await fixture.count('GET /connections/c1');
    emit({ type: 'connection.deleted', connectionId: 'c1', id: '1-1' });
    await until('the question', async () => (await fixture.count('GET /connections/c1')) > before);
    await until('the response', () => fixture.store.connections.state.kind === 'ready');
    expect(fixture.connection('c1').status).to.equal('Linked');
  });

  it('loads nothing where its content is known already', async () => {
    const { fixture, emit } = await startListening({ connections: [linked] });
    for (const type of ['connection.connected', 'connection.created']) {
      emit({ type, connectionId: 'c1', id: '1-1' });
    }
    emit({ type: 'connection.deleted', connectionId: 'gone', id: '1-2' });
    emit({ type: 'connection.failed', connectionId: 'c1', id: '1-3' });
    await until('one question', async () => (await fixture.count('GET /connections/c1')) === 1);
    expect(await fixture.count('GET /connections/gone')).to.equal(0);
  });

  it('arrives after the page was hidden, if it was missed', async () => {
    const { fixture } = await startListening({ connections: [linked] });
    const show = hidePage();
    await fixture.setStatus('c1', 'Deauthorized');
    expect(fixture.connection('c1').status).to.equal('Linked');
    show();
    await until('the loss', () => fixture.connection('c1').status === 'Deauthorized');
    expect(await fixture.count('GET /connections')).to.equal(1);
  });

  it('reloads the list where others may have been missed', async () => {
    const { fixture, emit } = await startListening();
    emit({ type: 'reset', id: '1-1' });
    await until('another list', async () => (await fixture.count('GET /connections')) === 2);
  });
});

describe('A page that subscribes to events', () => {
  it('leaves no listener, timer or request when its last element goes', async () => {
    const leftovers = countLeaks();
    const { fixture } = await startListening();
    const elsewhere = new Fixture(fixture.world);
    await elsewhere.load();
    // What is put off must not stay either.
    elsewhere.link('gbol');
    await until('the new connection', async () => (await fixture.onServer()).length === 1);
    elsewhere.leave();
    fixture.leave();
    await until('the requests to end', () => leftovers().requests === 0);
    await until('nothing to be left', () => {
      const { timers, listeners, channels } = leftovers();
      return timers + listeners + channels === 0;
    });
    expect(leftovers()).to.deep.equal(nothing);
  });

  it('asks a proxy without events once, and not again while the page lives', async () => {
    const requests: string[] = [];
    let responses = 0;
    const { fetch } = window;
    atTheEnd(() => {
      window.fetch = fetch;
    });
    window.fetch = async (input, init) => {
      const { pathname } = new URL(input instanceof Request ? input.url : input, location.href);
      if (!pathname.endsWith('/events')) return fetch(input, init);
      requests.push(pathname);
      const response = await fetch(input, init);
      await response.clone().text();
      responses += 1;
      return response;
    };
    const fixture = await createFixture();
    await until('the proxy to have none', () => responses === 1);
    fixture.leave();
    fixture.watch();
    await fixture.elsewhere().load();
    fixture.comeBack();
    await fixture.store.connections.refresh();
    expect(requests).to.have.lengthOf(1);
  });
});
