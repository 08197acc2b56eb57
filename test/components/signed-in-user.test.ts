import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { CodatConnectionList } from '../../src/components/codat-connection-list/codat-connection-list.js';
import type { LinkEndDetail } from '../../src/events/index.js';
import { loadAttempts, saveAttempt } from '../../src/store/linking/attempt-storage.js';
import { createWorld, type BrowserWorld } from '../support/browser-world.js';
import { storeFor } from '../../src/store/store-registry.js';
import { storedAttempt, withEmptyMemory } from '../store/samples.js';
import { mountFlow } from '../support/mount.js';
import { atTheEnd, collect, until } from '../support/page.js';

/** What becomes of a request before it is sent: a response in its place, or another address. */
type Gate = (address: string, headers: Headers) => Response | string;

function gateRequests(gate: Gate): void {
  const { fetch } = window;
  window.fetch = (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    const taken = gate(address, new Headers(init?.headers));
    return typeof taken === 'string' ? fetch(taken, init) : Promise.resolve(taken);
  };
  atTheEnd(() => {
    window.fetch = fetch;
  });
}

function addList(settings: Partial<CodatConnectionList>): CodatConnectionList {
  const list = Object.assign(document.createElement('codat-connection-list'), settings);
  document.body.append(list);
  atTheEnd(() => list.remove());
  return list;
}

const textOf = (list: Element) => list.shadowRoot?.textContent ?? '';
const shows = (list: Element, name: string) =>
  until(name, () => textOf(list).includes(name) && !list.matches(':state(loading)'));

/** Longer than a move takes. */
const leave = (list: Element) => {
  list.remove();
  return new Promise((done) => setTimeout(done, 300));
};

describe('Whoever signs in next on a page that is not loaded again', () => {
  let isNext = false;

  beforeEach(() => {
    isNext = false;
  });

  /** One proxy, behind which `me` is the company of the first world, or of the second. */
  async function twoUsers(): Promise<BrowserWorld> {
    const [first, second] = await Promise.all([
      createWorld({ connections: [{ platformKey: 'gbol' }] }),
      createWorld({ connections: [{ platformKey: 'qhyg' }] }),
    ]);
    gateRequests((address) => (isNext ? address.replace(first.id, second.id) : address));
    return first;
  }

  it('sees nothing of whoever was before', async () => {
    const { proxyUrl } = await twoUsers();
    const list = addList({ proxyUrl });
    await shows(list, 'Xero');
    await leave(list);
    isNext = true;
    const next = addList({ proxyUrl });
    const changes = collect(next, 'codat-connection-change');
    const seen: string[] = [];
    await until('the list', async () => {
      await next.updateComplete;
      seen.push(textOf(next));
      return textOf(next).includes('QuickBooks');
    });
    expect(seen.filter((text) => text.includes('Xero'))).to.deep.equal([]);
    expect(changes).to.deep.equal([]);
  });

  it('sees nothing of them in an element that was kept, either', async () => {
    const { proxyUrl } = await twoUsers();
    const list = addList({ proxyUrl });
    await shows(list, 'Xero');
    await leave(list);
    isNext = true;
    document.body.append(list);
    await shows(list, 'QuickBooks');
    expect(textOf(list)).to.not.include('Xero');
  });

  it('hears nothing of what they had under way', async () => {
    const { proxyUrl } = await twoUsers();
    const picker = document.createElement('codat-integration-picker');
    Object.assign(picker, {
      proxyUrl,
      linkMode: 'manual',
      platformKeys: 'exgd',
      getToken: () => 't0ken',
    });
    document.body.append(picker);
    atTheEnd(() => picker.remove());
    await until('the list', () => picker.matches(':not(:state(loading))'));
    await picker.link('exgd');
    await until('an attempt', () => loadAttempts().length > 0);
    picker.remove();
    await new Promise((done) => setTimeout(done, 300));
    isNext = true;
    const next = addList({ proxyUrl });
    const events = collect(next, 'codat-link-end', 'codat-connection-change', 'codat-error');
    await shows(next, 'QuickBooks');
    await next.refresh();
    expect(events).to.deep.equal([]);
    expect(textOf(next)).to.not.include('Stripe');
    expect(loadAttempts()).to.deep.equal([]);
  });

  it('is asked for a permission of their own in a journey that was kept', async () => {
    const { proxyUrl } = await twoUsers();
    const flow = await mountFlow(
      html`<codat-link-flow proxy-url=${proxyUrl} require-consent></codat-link-flow>`,
    );
    flow.consent.click();
    flow.pressAction('Get started');
    await flow.untilState('connect');
    const { parentNode } = flow.element;
    await leave(flow.element);
    isNext = true;
    parentNode?.append(flow.element);
    await flow.untilState('introduction');
    expect(flow.consent.checked).to.equal(false);
  });

  it('goes on where they left, if they are the same, although the session had ended meanwhile', async () => {
    withEmptyMemory();
    const world = await createWorld({
      connections: [{ id: 'c1', platformKey: 'gbol', status: 'Linked' }],
    });
    saveAttempt({
      ...storedAttempt,
      startedAt: Date.now(),
      store: storeFor({ proxyUrl: world.proxyUrl }).id,
      connectionId: 'c1',
      mode: 'redirect',
    });
    let isSignedIn = false;
    gateRequests((address) =>
      isSignedIn ? address : Response.json({ statusCode: 401 }, { status: 401 }),
    );
    const list = addList({ proxyUrl: world.proxyUrl });
    await until('the refusal', () => list.matches(':state(error)'));
    await leave(list);
    isSignedIn = true;
    const next = addList({ proxyUrl: world.proxyUrl });
    const ends = collect(next, 'codat-link-end');
    await until('the end', () => ends.length > 0);
    expect(ends.map(({ detail }) => (detail as LinkEndDetail).outcome)).to.deep.equal(['linked']);
  });

  it('is not taken for another by what is named by its id, which shows at once what it knows', async () => {
    const { proxyUrl, companyId } = await createWorld({ connections: [{ platformKey: 'gbol' }] });
    const list = addList({ proxyUrl, companyId });
    await shows(list, 'Xero');
    await leave(list);
    document.body.append(list);
    await list.updateComplete;
    expect(textOf(list)).to.include('Xero');
  });
});

describe('A token and headers that are set after the first request', () => {
  const refusal = (status: number) => Response.json({ statusCode: status }, { status });

  it('are used at once, and what was refused is asked again', async () => {
    const { proxyUrl } = await createWorld({ connections: [{ platformKey: 'gbol' }] });
    gateRequests((address, headers) =>
      headers.get('authorization') === 'Bearer t0ken' ? address : refusal(401),
    );
    const list = addList({ proxyUrl });
    await until('the refusal', () => list.matches(':state(error)'));
    list.getToken = () => 't0ken';
    await shows(list, 'Xero');
  });

  it('are used where a page to sign in on had come in place of a response', async () => {
    const { proxyUrl } = await createWorld({ connections: [{ platformKey: 'gbol' }] });
    const page = { headers: { 'content-type': 'text/html' } };
    gateRequests((address, headers) =>
      headers.get('x-tenant') === 'bakery' ? address : new Response('<h1>Sign in</h1>', page),
    );
    const list = addList({ proxyUrl });
    await until('the refusal', () => list.matches(':state(error)'));
    list.headers = { 'X-Tenant': 'bakery' };
    await shows(list, 'Xero');
  });

  it('are used for a request that is under way', async () => {
    const { proxyUrl } = await createWorld({ connections: [{ platformKey: 'gbol' }] });
    gateRequests((address, headers) =>
      headers.get('authorization') === 'Bearer t0ken' ? address : refusal(401),
    );
    const list = addList({ proxyUrl });
    const errors = collect(list, 'codat-error');
    await list.updateComplete;
    list.getToken = () => 't0ken';
    await shows(list, 'Xero');
    expect(errors).to.deep.equal([]);
  });

  it('are used where a header was missing', async () => {
    const { proxyUrl } = await createWorld({ connections: [{ platformKey: 'gbol' }] });
    gateRequests((address, headers) =>
      headers.get('x-tenant') === 'bakery' ? address : refusal(403),
    );
    const list = addList({ proxyUrl });
    await until('the refusal', () => list.matches(':state(error)'));
    list.headers = { 'X-Tenant': 'bakery' };
    await shows(list, 'Xero');
  });
});

describe('A token and headers that are taken back', () => {
  it('are sent no more', async () => {
    const { proxyUrl } = await createWorld({ connections: [{ platformKey: 'gbol' }] });
    const sent: string[] = [];
    gateRequests((address, headers) => {
      sent.push(`${headers.get('authorization')} ${headers.get('x-acting-as')}`);
      return address;
    });
    const list = addList({
      proxyUrl,
      getToken: () => 't0ken',
      headers: { 'X-Acting-As': 'bakery' },
    });
    await shows(list, 'Xero');
    list.getToken = undefined;
    list.headers = undefined;
    await list.updateComplete;
    sent.length = 0;
    await list.refresh();
    expect(new Set(sent)).to.deep.equal(new Set(['null null']));
  });

  it('stay each by itself where the element that was given one is gone', async () => {
    const { proxyUrl } = await createWorld({ connections: [{ platformKey: 'gbol' }] });
    const sent: string[] = [];
    gateRequests((address, headers) => {
      sent.push(`${headers.get('authorization')} ${headers.get('x-tenant')}`);
      return address;
    });
    const list = addList({ proxyUrl, getToken: () => 't0ken' });
    const other = addList({ proxyUrl, headers: { 'X-Tenant': 'bakery' } });
    await shows(list, 'Xero');
    await leave(list);
    sent.length = 0;
    await other.refresh();
    expect(new Set(sent)).to.deep.equal(new Set(['Bearer t0ken bakery']));
  });

  it('stay where another element of the company is given them', async () => {
    const { proxyUrl } = await createWorld({ connections: [{ platformKey: 'gbol' }] });
    const sent: string[] = [];
    gateRequests((address, headers) => {
      sent.push(String(headers.get('authorization')));
      return address;
    });
    const getToken = () => 't0ken';
    const list = addList({ proxyUrl, getToken });
    const other = addList({ proxyUrl, getToken });
    await shows(list, 'Xero');
    other.getToken = undefined;
    await other.updateComplete;
    sent.length = 0;
    await other.refresh();
    expect(new Set(sent)).to.deep.equal(new Set(['Bearer t0ken']));
  });
});
