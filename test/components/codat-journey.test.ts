import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import type { CodatLinkReturn } from '../../src/components/codat-link-return/codat-link-return.js';
import { CodatJourneyEvent, type LinkOpenDetail } from '../../src/events/index.js';
import { loadAttempts, saveAttempt } from '../../src/store/linking/attempt-storage.js';
import { storeFor } from '../../src/store/store-registry.js';
import { countLeaks } from '../store/resource-leaks.js';
import { stayOnPage } from '../store/stay-on-page.js';
import { withEmptyMemory } from '../store/samples.js';
import { breakCodat, createWorld, mendCodat, setStatus } from '../support/browser-world.js';
import { ReturnHarness } from '../support/harness/return-harness.js';
import { authorize, connectionIdIn, mountLinkingPicker } from '../support/linking.js';
import { collectJourney } from '../support/journey.js';
import { mountAlert, mountButton, mountFlow, mountList, mountPicker } from '../support/mount.js';
import { atTheEnd, blockWindows, collect, setAddress, until } from '../support/page.js';

const xero = '#1 integrationKey=gbol sourceType=Accounting';

describe('codat-journey', () => {
  beforeEach(withEmptyMemory);

  it('reports a whole flow, step by step', async () => {
    const journey = collectJourney();
    const world = await createWorld();
    const opened = collect(document, 'codat-link-open');
    const flow = await mountFlow(
      html`<codat-link-flow
        proxy-url=${world.proxyUrl}
        required="accounting"
        platform-keys="gbol"
        link-mode="manual"
      ></codat-link-flow>`,
    );
    const picker = await flow.begin();
    picker.choose('Xero');
    await journey.until('open');
    await authorize(world, connectionIdIn(opened));
    await flow.untilState('done');
    flow.pressAction('Done');
    await journey.until('leave');

    expect(journey.lines).to.deep.equal([
      'view link-flow step=introduction',
      'step link-flow step=connect',
      `select integration-picker ${xero} step=connect`,
      `open integration-picker #1 integrationKey=gbol mode=manual sourceType=Accounting step=connect`,
      `outcome integration-picker #1 integrationKey=gbol outcome=linked sourceType=Accounting statusCode=200 step=connect`,
      'step link-flow step=done',
      'leave link-flow isComplete=true step=done',
    ]);
  });

  it('reports a cancel, and another try as another attempt', async () => {
    const journey = collectJourney();
    const { picker } = await mountLinkingPicker('manual');
    picker.choose('Xero');
    await journey.until('open');
    await until('Cancel', () => picker.stageActions.includes('Cancel'));
    picker.pressOnStage('Cancel');
    await journey.until('outcome');
    await picker.untilList();
    picker.choose('Xero');
    await journey.until('open', 2);

    expect(journey.lines).to.deep.equal([
      'view integration-picker',
      `select integration-picker ${xero}`,
      'open integration-picker #1 integrationKey=gbol mode=manual sourceType=Accounting',
      'outcome integration-picker #1 integrationKey=gbol outcome=cancelled sourceType=Accounting',
      'select integration-picker #2 integrationKey=gbol sourceType=Accounting',
      'open integration-picker #2 integrationKey=gbol mode=manual sourceType=Accounting',
    ]);
  });

  it('reports a blocked popup, its fallback, and the outcome', async () => {
    const journey = collectJourney();
    const gone = stayOnPage();
    blockWindows();
    const { world, picker } = await mountLinkingPicker('popup');
    const blocked = collect(document, 'codat-link-blocked');
    picker.choose('Xero');
    await journey.until('blocked');
    await until('the link', () => picker.stageActions.includes('Use this tab instead'));
    picker.pressOnStage('Use this tab instead');
    await until('the departure', () => gone.length > 0);
    await world.visit({ connectionId: connectionIdIn(blocked), action: 'fail', reason: 'denied' });
    window.dispatchEvent(new Event('focus'));
    await journey.until('outcome');

    expect(journey.lines).to.deep.equal([
      'view integration-picker',
      `select integration-picker ${xero}`,
      `blocked integration-picker ${xero}`,
      'open integration-picker #1 integrationKey=gbol mode=redirect sourceType=Accounting',
      'outcome integration-picker #1 integrationKey=gbol outcome=failed sourceType=Accounting statusCode=500',
    ]);
  });

  it('reports one attempt through a redirect in this tab, on three pages', async () => {
    const journey = collectJourney();
    const gone = stayOnPage();
    const opened = collect(document, 'codat-link-open');
    const leaks = countLeaks();
    const { world, picker } = await mountLinkingPicker('redirect');
    picker.choose('Xero');
    await until('the departure', () => gone.length > 0);
    const connectionId = connectionIdIn(opened);
    const [stored] = loadAttempts();
    if (!stored) throw new Error('Nothing is stored.');
    picker.element.remove();
    await until('its page to be gone', () => leaks().listeners === 0);
    await setAddress(`?connectionId=${connectionId}&statusCode=200`);
    const page = new ReturnHarness(
      await fixture<CodatLinkReturn>(
        html`<codat-link-return close-delay="100000000"></codat-link-return>`,
      ),
    );
    await journey.until('return');
    page.element.remove();
    // The page that is loaded then has another store, which finds what this one has stored.
    await setStatus(world, connectionId, 'Linked');
    const { id: store } = storeFor({ proxyUrl: world.plainUrl, companyId: world.companyId });
    sessionStorage.clear();
    saveAttempt({ ...stored, store });
    const list = await mountList(
      html`<codat-connection-list
        proxy-url=${world.plainUrl}
        company-id=${world.companyId}
      ></codat-connection-list>`,
    );
    await list.ready();
    await journey.until('outcome');

    expect(journey.lines.filter((line) => !line.startsWith('view'))).to.deep.equal([
      `select integration-picker ${xero}`,
      'open integration-picker #1 integrationKey=gbol mode=redirect sourceType=Accounting',
      'return link-return #1 integrationKey=gbol outcome=linked sourceType=Accounting',
      'outcome connection-list #1 integrationKey=gbol outcome=linked sourceType=Accounting statusCode=200',
    ]);
    expect(journey.details.every(({ elapsed }) => elapsed >= 0 && elapsed < 60_000)).to.equal(true);
  });

  it('reports the return page’s attempt at the page that waits in another window', async () => {
    const journey = collectJourney();
    const { picker } = await mountLinkingPicker('manual');
    const opened = collect(document, 'codat-link-open');
    picker.choose('Xero');
    await journey.until('open');
    sessionStorage.clear();
    await setAddress(`?connectionId=${connectionIdIn(opened)}&statusCode=403`);
    await fixture(html`<codat-link-return close-delay="100000000"></codat-link-return>`);
    await journey.until('return');
    await journey.until('outcome');

    expect(journey.lines.slice(-2).sort()).to.deep.equal([
      'outcome integration-picker #1 integrationKey=gbol outcome=cancelled sourceType=Accounting statusCode=403',
      'return link-return #1 integrationKey=gbol outcome=cancelled sourceType=Accounting',
    ]);
  });

  it('reports a return without an attempt where no page has one', async () => {
    const journey = collectJourney();
    await setAddress('?connectionId=nobodys&statusCode=500');
    const page = new ReturnHarness(
      await fixture<CodatLinkReturn>(
        html`<codat-link-return close-delay="100000000"></codat-link-return>`,
      ),
    );
    await journey.until('return');
    await page.element.refresh();

    expect(journey.lines).to.deep.equal(['return link-return outcome=failed']);
  });

  it('reports an attempt that could not begin, and each retry as a new one', async () => {
    const journey = collectJourney();
    const { world, picker } = await mountLinkingPicker('manual');
    await breakCodat(world, { kind: 'status', status: 403, method: 'POST' });
    picker.choose('Xero');
    await journey.until('outcome');
    await mendCodat(world);
    await until('the way to try again', () => picker.stageActions.includes('Try again'));
    picker.pressOnStage('Try again');
    await journey.until('open');
    const { details, lines } = journey;
    const outcome = details.find(({ name }) => name === 'outcome');

    expect(lines.filter((line) => !line.startsWith('outcome'))).to.deep.equal([
      'view integration-picker',
      `select integration-picker ${xero}`,
      'retry integration-picker #2 after=#1 integrationKey=gbol sourceType=Accounting',
      'open integration-picker #2 integrationKey=gbol mode=manual sourceType=Accounting',
    ]);
    expect(outcome)
      .to.include({ outcome: 'failed' })
      .and.have.property('errorCode')
      .that.is.a('string');
  });

  it('reports a hint, and that the person went back from it', async () => {
    const journey = collectJourney();
    const { proxyUrl } = await createWorld();
    const picker = await mountPicker(
      html`<codat-integration-picker
        proxy-url=${proxyUrl}
        platform-keys="akxx"
      ></codat-integration-picker>`,
    );
    (await picker.ready()).tiles[0]?.press();
    await until('the hint', () => picker.stageActions.includes('Back to the list'));
    picker.pressOnStage('Back to the list');
    await picker.untilList();

    expect(journey.lines).to.deep.equal([
      'view integration-picker',
      'select integration-picker #1 integrationKey=akxx sourceType=Accounting',
      'hint integration-picker #1 integrationKey=akxx sourceType=Accounting',
      'leave integration-picker #1 integrationKey=akxx sourceType=Accounting',
    ]);
  });

  it('reports nothing of a choice that the host prevents', async () => {
    const journey = collectJourney();
    const { picker } = await mountLinkingPicker('manual');
    picker.element.addEventListener('codat-integration-select', (event) => event.preventDefault());
    picker.choose('Xero');

    expect(journey.lines).to.deep.equal(['view integration-picker']);
  });

  it('reports no second attempt for a second press on a live one', async () => {
    const journey = collectJourney();
    const { picker } = await mountLinkingPicker('manual');
    picker.choose('Xero');
    await journey.until('open');
    picker.choose('Xero');
    // The host has been given one link and opened nothing: the person gets the next.
    await journey.until('blocked');

    expect(journey.lines).to.deep.equal([
      'view integration-picker',
      `select integration-picker ${xero}`,
      'open integration-picker #1 integrationKey=gbol mode=manual sourceType=Accounting',
      `blocked integration-picker ${xero}`,
    ]);
  });

  describe('of a search', () => {
    /** A picker of the whole catalogue. */
    async function searching() {
      const journey = collectJourney();
      const { proxyUrl } = await createWorld();
      const picker = await mountPicker(
        html`<codat-integration-picker
          proxy-url=${proxyUrl}
          link-mode="manual"
        ></codat-integration-picker>`,
      );
      return { journey, picker: await picker.loaded() };
    }

    it('reports how many it found, without the words', async () => {
      const { journey, picker } = await searching();
      await picker.search('xer');
      await picker.search('xero');
      await journey.until('search');

      expect(JSON.stringify(journey.details)).to.not.include('xer"');
      const [, search] = journey.details;
      expect(search?.name === 'search' && search.found).to.be.at.least(1);
      expect(journey.details).to.have.lengthOf(2);
    });

    it('reports what it did not find once, cut to 40 characters', async () => {
      const { journey, picker } = await searching();
      const words = `zz${'😀'.repeat(30)}`;
      await picker.search('zzz');
      await picker.search(words);
      await journey.until('no-results');
      await picker.search(`${words} `);
      window.dispatchEvent(new Event('pagehide'));
      const terms = journey.details.flatMap((one) => (one.name === 'no-results' ? one.term : []));

      expect(terms).to.deep.equal([`zz${'😀'.repeat(19)}`]);
    });

    it('reports what it did not find when the page is left', async () => {
      const { journey, picker } = await searching();
      await picker.search('qqqq');
      window.dispatchEvent(new Event('pagehide'));

      expect(journey.lines).to.deep.equal([
        'view integration-picker',
        'no-results integration-picker term=qqqq',
      ]);
    });

    it('reports the search before the choice that follows it', async () => {
      const { journey, picker } = await searching();
      await picker.search('xero');
      picker.choose('Xero');

      expect(journey.details.map(({ name }) => name)).to.deep.equal(['view', 'search', 'select']);
    });
  });

  it('reports a view once for an element that is moved', async () => {
    const journey = collectJourney();
    const { picker } = await mountLinkingPicker('manual');
    const place = picker.element.parentElement;
    picker.element.remove();
    place?.append(picker.element);
    await picker.element.refresh();

    expect(journey.lines).to.deep.equal(['view integration-picker']);
  });

  it('reports what a connect button does', async () => {
    const journey = collectJourney();
    const { proxyUrl } = await createWorld();
    const button = await mountButton(
      html`<codat-connect-button
        proxy-url=${proxyUrl}
        platform-key="gbol"
        link-mode="manual"
      ></codat-connect-button>`,
    );
    await button.ready();
    button.click();
    await journey.until('open');

    expect(journey.lines).to.deep.equal([
      'view connect-button',
      `select connect-button ${xero}`,
      'open connect-button #1 integrationKey=gbol mode=manual sourceType=Accounting',
    ]);
  });

  it('reports what a list and an alert do with a lost connection, each once', async () => {
    const journey = collectJourney();
    const world = await createWorld({
      connections: [{ id: 'c1', platformKey: 'gbol', status: 'Deauthorized' }],
    });
    const alert = await mountAlert(
      html`<codat-connection-alert
        proxy-url=${world.proxyUrl}
        link-mode="manual"
      ></codat-connection-alert>`,
    );
    const list = await mountList(
      html`<codat-connection-list proxy-url=${world.proxyUrl}></codat-connection-list>`,
    );
    await Promise.all([alert.ready(), list.ready()]);
    await alert.act('Reconnect');
    await journey.until('open');
    await authorize(world, 'c1');
    await journey.until('outcome');

    expect(journey.lines.sort()).to.deep.equal(
      [
        'view connection-alert',
        'view connection-list',
        `select connection-alert ${xero}`,
        'open connection-alert #1 integrationKey=gbol mode=manual sourceType=Accounting',
        'outcome connection-alert #1 integrationKey=gbol outcome=linked sourceType=Accounting statusCode=200',
      ].sort(),
    );
  });

  it('reports no view of an alert while all is well', async () => {
    const journey = collectJourney();
    const { proxyUrl } = await createWorld({ connections: [{ platformKey: 'gbol' }] });
    const alert = await mountAlert(
      html`<codat-connection-alert proxy-url=${proxyUrl}></codat-connection-alert>`,
    );
    await alert.untilState('empty');

    expect(journey.lines).to.deep.equal([]);
  });

  it('reports that a dialog was opened and left, each time', async () => {
    const journey = collectJourney();
    const { proxyUrl } = await createWorld();
    const flow = await mountFlow(
      html`<codat-link-flow proxy-url=${proxyUrl} modal required="accounting"></codat-link-flow>`,
    );
    for (let times = 0; times < 2; times++) {
      flow.element.show();
      await flow.element.updateComplete;
      flow.element.close();
      await flow.element.updateComplete;
    }

    expect(journey.lines).to.deep.equal(
      Array(2)
        .fill([
          'view link-flow step=introduction',
          'leave link-flow isComplete=false step=introduction',
        ])
        .flat(),
    );
  });

  it('holds nothing personal: no organisation, no connection, no address', async () => {
    const journey = collectJourney();
    const { world, picker } = await mountLinkingPicker('manual');
    const opened = collect(document, 'codat-link-open');
    picker.choose('Xero');
    await journey.until('open');
    const { connectionId } = opened[0]?.detail as LinkOpenDetail;
    await world.visit({ connectionId, action: 'fail', reason: 'denied' });
    window.dispatchEvent(new Event('focus'));
    await journey.until('outcome');
    const said = JSON.stringify(journey.details);

    for (const secret of [
      connectionId,
      world.companyId,
      'http',
      'otp',
      'Bakery',
      'Unknown error',
    ]) {
      expect(said).to.not.include(secret);
    }
  });

  it('is a CodatJourneyEvent that bubbles out of shadow roots', async () => {
    const events: Event[] = [];
    const listener = (event: Event) => events.push(event);
    document.addEventListener('codat-journey', listener);
    atTheEnd(() => document.removeEventListener('codat-journey', listener));
    await mountLinkingPicker('manual');

    expect(events[0]).to.be.instanceOf(CodatJourneyEvent);
    expect([events[0]?.bubbles, events[0]?.composed]).to.deep.equal([true, true]);
  });
});
