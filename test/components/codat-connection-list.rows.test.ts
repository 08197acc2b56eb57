import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { breakCodat, createWorld, mendCodat, setStatus } from '../support/browser-world.js';
import type { ListHarness } from '../support/harness/list-harness.js';
import { mountList } from '../support/mount.js';
import { collect, collectWarnings, until } from '../support/page.js';
import type { WorldOptions } from '../support/sandbox-middleware.js';

const hour = 3_600_000;
const day = 24 * hour;

async function mounted(connections: WorldOptions['connections']): Promise<ListHarness> {
  const { proxyUrl } = await createWorld({ connections: connections ?? [] });
  const list = await mountList(
    html`<codat-connection-list proxy-url=${proxyUrl}></codat-connection-list>`,
  );
  return list.ready();
}

const dayOf = (ageMs: number) => {
  const date = new Date(Date.now() - ageMs);
  const isThisYear = date.getFullYear() === new Date().getFullYear();
  return date.toLocaleDateString('en', {
    day: 'numeric',
    month: 'long',
    ...(isThisYear ? {} : { year: 'numeric' }),
  });
};

describe('codat-connection-list: what it shows', () => {
  it('lists connections, the oldest first', async () => {
    const list = await mounted([
      { platformKey: 'exgd', ageMs: day },
      { platformKey: 'gbol', ageMs: 3 * day },
      { platformKey: 'suuo', status: 'PendingAuth', ageMs: 2 * day },
    ]);

    expect(list.names).to.deep.equal(['Xero', 'Plaid', 'Stripe']);
  });

  it('has a chip only where something is to be done, and says every status in words', async () => {
    const list = await mounted([
      { platformKey: 'gbol' },
      { platformKey: 'suuo', status: 'PendingAuth' },
      { platformKey: 'exgd', status: 'Deauthorized' },
      { platformKey: 'fztf', status: 'Unlinked' },
    ]);
    const shown = Object.fromEntries(
      list.rows.map(({ name, chip, status }) => [name, [chip, status]]),
    );

    expect(shown).to.deep.equal({
      Xero: ['', 'Connected'],
      Plaid: ['Not finished', 'Not finished'],
      Stripe: ['Reconnect needed', 'Reconnect needed'],
      Shopify: ['', 'Disconnected'],
    });
  });

  it('says whose it is and when it was last read, and its dates to the minute for who asks by the keyboard', async () => {
    const list = await mounted([
      {
        platformKey: 'fztf',
        organisation: 'Corner Bakery Ltd',
        ageMs: 40 * day,
        syncAgeMs: 2 * hour,
      },
      { platformKey: 'exgd', organisation: 'Other Ltd', syncAgeMs: 3 * hour },
    ]);
    // Room for one line in any engine's font.
    list.element.style.inlineSize = '1200px';
    const row = list.row('Shopify');
    const other = list.row('Stripe').words;
    const { words, item } = row;
    const read = Date.parse(item.querySelector('time')?.dateTime ?? '');
    const exact = new Date(read).toLocaleString('en', { dateStyle: 'long', timeStyle: 'short' });
    const button = item.querySelector('button');
    const height = item.offsetHeight;
    list.get('.head').focus();
    await sendKeys({ press: 'Tab' });
    const focused = list.root.activeElement === button;
    await sendKeys({ press: 'Enter' });
    await until('the dates', () => row.words !== words);
    const asked = [row.words, button?.getAttribute('aria-expanded')];
    const isSameHeight = item.offsetHeight === height;
    await sendKeys({ press: 'Enter' });
    await until('the dates to be gone', () => row.words === words);

    expect(focused).to.equal(true);
    expect(words).to.match(/^Corner Bakery Ltd · synced .+ ago$/);
    expect(asked).to.deep.equal([
      words.replace(' · ', ` · since ${dayOf(40 * day)} · `) + ` · ${exact}`,
      'true',
    ]);
    expect(Date.now() - read).to.be.within(hour, 2 * hour + 60_000);
    expect(isSameHeight).to.equal(true);
    expect(list.row('Stripe').words).to.equal(other);
    expect(button?.getAttribute('aria-expanded')).to.equal('false');
  });

  it('says since when where nothing was read yet', async () => {
    const list = await mounted([
      { platformKey: 'fztf', organisation: 'Corner Bakery Ltd', syncAgeMs: -day },
    ]);

    expect(list.row('Shopify').words).to.equal('Corner Bakery Ltd · since today · not synced yet');
  });

  it('takes a moment that stands for "never" for none', async () => {
    // As .NET writes a moment that was not set: 0001-01-01T00:00:00.
    const never = Date.now() + 62_135_596_800_000;
    const list = await mounted([
      { platformKey: 'gbol', organisation: 'Corner Bakery Ltd', ageMs: never },
      { platformKey: 'suuo', status: 'PendingAuth', ageMs: never },
      { platformKey: 'exgd', ageMs: day, syncAgeMs: never },
    ]);

    expect(list.row('Xero').words).to.equal('Corner Bakery Ltd · not synced yet');
    expect(list.row('Plaid').words).to.equal('');
    expect(list.row('Stripe').words).to.include('not synced yet');
  });

  it('says what has not been read yet', async () => {
    const list = await mounted([{ platformKey: 'exgd', syncAgeMs: -day }]);

    expect(list.row('Stripe').words).to.equal(`Connected since today · not synced yet`);
  });

  it('says when what is not finished was begun, and what the platform said last', async () => {
    const list = await mounted([
      {
        platformKey: 'gbol',
        status: 'PendingAuth',
        ageMs: 3 * day,
        errors: [
          { errorMessage: 'Newest problem.', ageMs: hour },
          { errorMessage: 'Older problem.', ageMs: 2 * hour },
          { errorMessage: 'Solved problem.', ageMs: 0, status: 'Resolved' },
        ],
      },
    ]);

    expect(list.row('Xero').words).to.equal('Started 3 days ago. · Xero said: “Newest problem”.');
  });

  it('makes no fuss of a cancelled attempt', async () => {
    const list = await mounted([
      {
        platformKey: 'gbol',
        status: 'PendingAuth',
        ageMs: day,
        errors: [{ statusCode: '403', errorMessage: 'User cancelled.' }],
      },
    ]);

    expect(list.row('Xero').words).to.equal('Started yesterday.');
  });

  it('says when access was lost, and what becomes of the data', async () => {
    const list = await mounted([
      {
        platformKey: 'gbol',
        status: 'Deauthorized',
        ageMs: 60 * day,
        errors: [{ statusCode: '401', errorMessage: 'Unauthorized.', ageMs: 5 * day }],
      },
      { platformKey: 'exgd', status: 'Unlinked' },
    ]);

    expect(list.row('Xero').words).to.equal(
      `Our access to Xero expired on ${dayOf(5 * day)}. Data we already have is kept.`,
    );
    expect(list.row('Stripe').words).to.equal('Disconnected · data we already have is kept');
  });

  it('says what keeps one from being linked again', async () => {
    const list = await mounted([
      { platformKey: 'gbol', ageMs: day },
      { platformKey: 'fbrh', status: 'Unlinked' },
    ]);

    expect(list.row('FreeAgent').words).to.equal(
      'Disconnected · You’ve connected Xero. Disconnect it to use other accounting software.',
    );
    expect(list.row('FreeAgent').actions).to.deep.equal([]);
  });

  it('renders one row anew when one connection changes', async () => {
    const world = await createWorld({
      connections: ['exgd', 'fztf', 'vqzp', 'suuo'].map((platformKey) => ({
        id: platformKey,
        platformKey,
        ageMs: day,
        syncAgeMs: day,
      })),
    });
    const list = await mountList(
      html`<codat-connection-list proxy-url=${world.proxyUrl}></codat-connection-list>`,
    );
    await list.ready();
    await until('the logos', () => list.all('[part=logo] img').length === 4);
    await setStatus(world, 'suuo', 'Unlinked');
    const changed = new Set<string>();
    const observer = new MutationObserver((records) => {
      for (const { target } of records) {
        const item = (target instanceof Element ? target : target.parentElement)?.closest('li');
        if (item?.dataset['id']) changed.add(item.dataset['id']);
      }
    });
    observer.observe(list.root, { subtree: true, childList: true, characterData: true });
    await list.element.refresh();
    await list.untilStatus('Plaid', 'Disconnected');
    observer.disconnect();

    expect([...changed]).to.deep.equal(['suuo']);
  });

  it('lists only the kinds that source-types names', async () => {
    const { proxyUrl } = await createWorld({
      connections: [{ platformKey: 'gbol' }, { platformKey: 'suuo' }, { platformKey: 'exgd' }],
    });
    const list = await mountList(
      html`<codat-connection-list
        proxy-url=${proxyUrl}
        source-types="banking COMMERCE"
      ></codat-connection-list>`,
    );
    await list.ready();

    expect(list.names.sort()).to.deep.equal(['Plaid', 'Stripe']);
  });

  it('says that nothing is connected, in its own or the host’s words', async () => {
    const { proxyUrl } = await createWorld();
    const list = await mountList(
      html`<codat-connection-list proxy-url=${proxyUrl}>
        <p slot="empty">Begin above.</p>
      </codat-connection-list>`,
    );
    await list.untilState('empty');
    const slot = list.get('slot[name=empty]', HTMLSlotElement);

    expect(list.text('[part=empty]')).to.include('Nothing connected yet');
    expect(slot.assignedElements().map(({ textContent }) => textContent)).to.deep.equal([
      'Begin above.',
    ]);
  });

  it('shows an error, dispatches codat-error, and works after a retry', async () => {
    const world = await createWorld({ connections: [{ platformKey: 'gbol' }] });
    await breakCodat(world, { kind: 'shape', path: '/companies/*/connections' });
    const errors = collect(document, 'codat-error');
    const list = await mountList(
      html`<codat-connection-list proxy-url=${world.proxyUrl}></codat-connection-list>`,
    );
    await list.untilState('error');
    const said = list.error;
    await mendCodat(world);
    await list.retry();
    await until('the row', () => list.rows.length === 1);

    expect(said).to.include('We couldn’t load your connections');
    expect(said).to.include('Something went wrong on our side.');
    expect(errors.map(({ detail }) => (detail as { operation: string }).operation)).to.deep.equal([
      'list-connections',
    ]);
  });

  it('shows that it is not set up, and warns, without a proxy-url', async () => {
    const warnings = collectWarnings();
    const list = await mountList(html`<codat-connection-list></codat-connection-list>`);
    await list.untilState('error');

    expect(list.error).to.equal('Something went wrong on our side Please contact support.');
    expect(warnings.length).to.equal(1);
    expect(warnings[0]).to.include('proxy-url is missing');
  });

  it('shows each connection’s logo though it lists no catalogue', async () => {
    const list = await mounted([{ platformKey: 'gbol' }]);
    await until('the logo', () => list.has('[part=logo] img'));
    const image = list.get('[part=logo] img', HTMLImageElement);

    await until('it to load', () => image.naturalWidth > 0);
    expect(image.alt).to.equal('');
  });
});
