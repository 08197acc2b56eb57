/** Elements that are moved, and elements that are removed for good, while something of theirs is under way. */
import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { createCodatClient } from '../../src/api/client.js';
import type { CodatProvider } from '../../src/components/codat-provider/codat-provider.js';
import type { LinkEndDetail } from '../../src/events/index.js';
import { createWorld, requestsOf } from '../support/browser-world.js';
import { ListHarness } from '../support/harness/list-harness.js';
import { PickerHarness } from '../support/harness/picker-harness.js';
import {
  connectionIdIn,
  countPosts,
  mountLinkingPicker,
  untilAtProvider,
} from '../support/linking.js';
import { mountFlow, mountList, mountPage, mountPicker } from '../support/mount.js';
import { atTheEnd, collect, collectWindows, find, holdResponses, until } from '../support/page.js';
import { countLeaks, nothing } from '../store/resource-leaks.js';

/** A place elsewhere in the page. */
function anotherPlace(): HTMLElement {
  const place = document.createElement('div');
  document.body.append(place);
  atTheEnd(() => place.remove());
  return place;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A picker whose Xero was chosen, and whose connection is being created. */
async function preparing() {
  const windows = collectWindows();
  const { world, picker } = await mountLinkingPicker('popup', { links: 'same-origin' });
  const ends = collect(document, 'codat-link-end');
  const own = collect(picker.element, 'codat-link-end');
  const responses = holdResponses('POST');
  picker.choose('Xero');
  await until('the request', () => responses.count === 1 && windows.length === 1);
  return { world, picker, windows, ends, own, responses };
}

describe('An element that is moved while a link is being prepared', () => {
  for (const [how, gap] of [
    ['in one task', undefined],
    ['within a moment', 60],
  ] as const) {
    it(`goes on as if nothing had happened: ${how}`, async () => {
      const { world, picker, windows, ends, responses } = await preparing();
      const opens = collect(document, 'codat-link-open');
      const place = anotherPlace();
      if (gap !== undefined) {
        picker.element.remove();
        await pause(gap);
      }
      place.append(picker.element);
      responses.release();
      await picker.untilPanel('Continue in the Xero window');

      expect(opens).to.have.lengthOf(1);
      expect(ends).to.deep.equal([]);
      expect(windows).to.have.lengthOf(1);
      expect(windows[0]?.closed).to.equal(false);
      expect(await countPosts(world)).to.equal(1);
    });
  }

  it('hands over to an element that is put in as it is taken out, as frameworks do', async () => {
    const { picker, windows, ends, responses } = await preparing();
    const next = document.createElement('codat-integration-picker');
    for (const { name, value } of picker.element.attributes) next.setAttribute(name, value);
    const opens = collect(next, 'codat-link-open');
    picker.element.replaceWith(next);
    responses.release();
    atTheEnd(() => next.remove());
    await until('the link', () => opens.length === 1);

    expect(ends).to.deep.equal([]);
    expect(windows[0]?.closed).to.equal(false);
  });
});

describe('An element that is removed while a link is being prepared', () => {
  const expectAbandoned = (ends: readonly { detail: unknown }[]) => {
    expect(ends.map(({ detail }) => (detail as LinkEndDetail).outcome)).to.deep.equal([
      'abandoned',
    ]);
  };

  it('closes its window and ends once, for who listens on it and further up', async () => {
    const leftovers = countLeaks();
    const { picker, windows, ends, own } = await preparing();
    picker.element.remove();
    await until('the window to close', () => windows[0]?.closed);
    // The test itself listens on the document.
    const left = JSON.stringify({ ...nothing, listeners: 1 });
    await until('nothing to be left', () => JSON.stringify(leftovers()) === left);

    expectAbandoned(ends);
    expectAbandoned(own);
    expect(ends[0]?.detail).to.deep.include({ connectionId: '', integrationKey: 'gbol' });
  });

  it('ends likewise when it goes with what is around it', async () => {
    const world = await createWorld();
    const page = await mountPage(
      'light',
      html`<section>
        <codat-integration-picker
          proxy-url=${world.proxyUrl}
          platform-keys="gbol"
        ></codat-integration-picker>
      </section>`,
    );
    const ends = collect(document, 'codat-link-end');
    const windows = collectWindows();
    const picker = find(page, 'codat-integration-picker');
    const tile = await until('the tile', () =>
      picker.shadowRoot?.querySelector<HTMLElement>('.tile'),
    );
    await until('the catalogue', () => !picker.matches(':state(loading)'));
    holdResponses('POST');
    (picker.shadowRoot?.querySelector<HTMLElement>('ul .tile') ?? tile).click();
    await until('the window', () => windows.length === 1);
    page.querySelector('section')?.remove();
    await until('the window to close', () => windows[0]?.closed);

    await until('the end', () => ends.length === 1);
    expectAbandoned(ends);
  });

  it('ends when it shows another company instead', async () => {
    const { picker, windows, ends } = await preparing();
    picker.element.companyId = 'another-company';
    await until('the window to close', () => windows[0]?.closed);
    expectAbandoned(ends);
  });

  it('ends when the page goes away', async () => {
    const { windows, ends } = await preparing();
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: false }));
    await until('the window to close', () => windows[0]?.closed);
    expectAbandoned(ends);
  });

  it('leaves it to another element that shows the same company', async () => {
    const { world, picker, windows, ends, responses } = await preparing();
    const list = await mountList(
      html`<codat-connection-list proxy-url=${world.proxyUrl}></codat-connection-list>`,
    );
    picker.element.remove();
    responses.release();
    await list.untilPanel('Continue in the Xero window');

    expect(ends).to.deep.equal([]);
    expect(windows[0]?.closed).to.equal(false);
  });
});

describe('An element that shows another company while somebody is at the provider’s', () => {
  const switches: readonly [string, (provider: CodatProvider) => void][] = [
    ['another company-id', (provider) => void (provider.companyId = crypto.randomUUID())],
    ['another proxy-url', (provider) => void (provider.proxyUrl = '/another/proxy')],
    ['other credentials', (provider) => void (provider.credentials = 'omit')],
    [
      'a client of the host’s',
      (provider) => void (provider.client = createCodatClient({ proxyUrl: '/another/proxy' })),
    ],
    ['no proxy at all', (provider) => void (provider.proxyUrl = undefined)],
  ];

  /** Two elements of a provider, and somebody who signs in at Xero's. */
  async function atProvider() {
    const world = await createWorld({ links: 'same-origin' });
    const page = await mountPage(
      'light',
      html`<codat-provider proxy-url=${world.proxyUrl}>
        <codat-integration-picker platform-keys="gbol exgd"></codat-integration-picker>
        <codat-connection-list></codat-connection-list>
      </codat-provider>`,
    );
    const provider = find(page, 'codat-provider');
    const picker = new PickerHarness(find(page, 'codat-integration-picker'));
    await picker.ready();
    const windows = collectWindows();
    const opens = collect(document, 'codat-link-open');
    picker.choose('Xero');
    await untilAtProvider(await until('the window', () => windows[0]));
    const ends = collect(document, 'codat-link-end');
    const own = collect(picker.element, 'codat-link-end');
    return { provider, picker, opens, ends, own };
  }

  for (const [how, change] of switches) {
    it(`says once, where it began, that it is abandoned: ${how}`, async () => {
      const { provider, opens, ends, own } = await atProvider();
      change(provider);
      await until('the end', () => own.length > 0);

      expect(own[0]?.detail).to.deep.include({
        outcome: 'abandoned',
        connectionId: connectionIdIn(opens),
        integrationKey: 'gbol',
      });
      expect(ends).to.have.lengthOf(1);
    });
  }

  it('says so too when it was taken out first, and comes back with another company', async () => {
    const { provider, ends } = await atProvider();
    const parent = provider.parentElement;
    provider.remove();
    await pause(400);
    expect(ends).to.deep.equal([]);
    provider.companyId = crypto.randomUUID();
    parent?.append(provider);
    await until('the end', () => ends.length > 0);

    expect(ends.map(({ detail }) => (detail as LinkEndDetail).outcome)).to.deep.equal([
      'abandoned',
    ]);
  });

  it('says nothing of it while it is only moved to where its provider is still to come', async () => {
    const { provider, picker, ends } = await atProvider();
    const place = anotherPlace();
    const parent = provider.parentElement;
    provider.querySelector('codat-connection-list')?.remove();
    place.append(picker.element);
    await pause(400);
    parent?.append(provider);
    provider.append(picker.element);
    await picker.untilPanel('Continue in the Xero window');
    expect(ends).to.deep.equal([]);
  });
});

describe('An element that is moved', () => {
  it('goes on loading what it was loading', async () => {
    const world = await createWorld();
    const responses = holdResponses('GET');
    const picker = await mountPicker(
      html`<codat-integration-picker proxy-url=${world.proxyUrl}></codat-integration-picker>`,
    );
    await until('the lists', () => responses.count >= 2);
    anotherPlace().append(picker.element);
    responses.release();
    await picker.ready();
    const lists = (await requestsOf(world)).filter(({ path }) => path.includes('connections?'));
    expect(lists).to.have.lengthOf(1);
  });

  it('still asks what it was asking, and does what was confirmed', async () => {
    const world = await createWorld({ connections: [{ id: 'c1', platformKey: 'gbol' }] });
    const list = await mountList(
      html`<codat-connection-list proxy-url=${world.proxyUrl}></codat-connection-list>`,
    );
    await list.ready();
    const done = collect(document, 'codat-disconnect');
    await list.act('Xero', 'Disconnect');
    anotherPlace().append(list.element);
    await until('the question', () => list.dialog?.matches(':modal'));
    // The event of the dialog that closed comes later.
    await pause(50);
    expect(list.dialog?.matches(':modal')).to.equal(true);

    const responses = holdResponses('PATCH');
    list.pressInDialog('Disconnect');
    await until('the request', () => responses.count === 1);
    anotherPlace().append(list.element);
    responses.release();
    await until('the disconnection', () => done.length > 0);
    await list.untilNoDialog();
    expect(done).to.have.lengthOf(1);
  });

  it('stays the dialog that it is', async () => {
    const world = await createWorld();
    const flow = await mountFlow(
      html`<codat-link-flow modal open proxy-url=${world.proxyUrl}></codat-link-flow>`,
    );
    await until('the dialog', () => flow.root.querySelector('dialog')?.matches(':modal'));
    const closes = collect(document, 'codat-close');
    anotherPlace().append(flow.element);
    await until('the dialog', () => flow.root.querySelector('dialog')?.matches(':modal'));
    await pause(50);

    expect(flow.root.querySelector('dialog')?.matches(':modal')).to.equal(true);
    expect(closes).to.deep.equal([]);
    flow.element.open = false;
  });
});

describe('An element that is gone for good', () => {
  const connections = [{ id: 'c1', platformKey: 'gbol' }];

  it('leaves it to another one of the company to say what was confirmed in it', async () => {
    const world = await createWorld({ connections });
    const page = await mountPage(
      'light',
      html`<codat-provider proxy-url=${world.proxyUrl}>
        <codat-connection-list></codat-connection-list>
        <codat-integration-picker platform-keys="gbol"></codat-integration-picker>
      </codat-provider>`,
    );
    const list = await new ListHarness(find(page, 'codat-connection-list')).ready();
    await new PickerHarness(find(page, 'codat-integration-picker')).ready();
    const done = collect(document, 'codat-disconnect');
    const responses = holdResponses('PATCH');
    await list.act('Xero', 'Disconnect');
    list.pressInDialog('Disconnect');
    await until('the request', () => responses.count === 1);
    list.element.remove();
    await pause(400);
    responses.release();
    await until('the event', () => done.length > 0);

    expect(done.map(({ from }) => from)).to.deep.equal(['codat-integration-picker']);
    expect(done[0]?.detail).to.include({ connectionId: 'c1' });
  });

  it('says where it was what was confirmed in it, if no other one shows the company', async () => {
    const world = await createWorld({ connections });
    const list = await mountList(
      html`<codat-connection-list
        proxy-url=${world.proxyUrl}
        actions="delete"
      ></codat-connection-list>`,
    );
    await list.ready();
    const done = collect(document, 'codat-delete');
    const responses = holdResponses('DELETE');
    await list.act('Xero', 'Delete');
    list.pressInDialog('Delete');
    await until('the request', () => responses.count === 1);
    list.element.remove();
    await pause(400);
    responses.release();
    await until('the event', () => done.length > 0);

    expect(done.map(({ detail }) => (detail as LinkEndDetail).connectionId)).to.deep.equal(['c1']);
  });

  it('aborts its confirmation', async () => {
    const world = await createWorld({ connections: [{ id: 'c1', platformKey: 'gbol' }] });
    const list = await mountList(
      html`<codat-connection-list proxy-url=${world.proxyUrl}></codat-connection-list>`,
    );
    await list.ready();
    await list.act('Xero', 'Disconnect');
    list.element.remove();
    await list.untilNoDialog();
    anotherPlace().append(list.element);
    await list.element.updateComplete;
    expect(list.dialog).to.equal(null);
  });
});
