import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { breakCodat, createWorld, setStatus } from '../support/browser-world.js';
import { holdTimers } from '../support/clock.js';
import { readText } from '../support/harness/element-harness.js';
import { PickerHarness } from '../support/harness/picker-harness.js';
import {
  authorize,
  comeBack,
  connectionIdIn,
  countPosts,
  mountLinkingPicker,
} from '../support/linking.js';
import { collectAnnouncements } from '../support/live-regions.js';
import { mountPicker } from '../support/mount.js';
import { blockWindows, collect, find, until, untilDrawn } from '../support/page.js';
import { mountWaitingFlow } from '../support/waiting-flow.js';

const waiting = 'Continue in the Xero window';

/** Where an element and its footer are. */
const boxesOf = (picker: PickerHarness) =>
  [picker.element, picker.get('.footer')].map((one) => {
    const { top, height } = one.getBoundingClientRect();
    return [Math.round(top), Math.round(height)];
  });

const focusedIn = (picker: PickerHarness) => picker.root.activeElement;

async function waitingForXero(options: Parameters<typeof mountLinkingPicker>[1] = {}) {
  const { world, picker } = await mountLinkingPicker('manual', options);
  const events = collect(picker.element, 'codat-link-open', 'codat-link-end');
  picker.tile('Xero').tile.focus();
  picker.choose('Xero');
  await picker.untilStage(waiting);
  return { world, picker, events };
}

describe('codat-integration-picker: while a person signs in', () => {
  it('shows what to do in place of the list, and the list cannot be used', async () => {
    const { picker } = await waitingForXero();

    expect(picker.stage).to.include(
      'Sign in and choose what to share. This page updates by itself.',
    );
    expect(picker.stageActions).to.deep.equal(['Open it again', 'Back to the list', 'Cancel']);
    expect(picker.isListUsable).to.equal(false);
    // At the end of the cross-fade.
    await until(
      'the list to be hidden',
      () => getComputedStyle(picker.get('.choices')).visibility === 'hidden',
    );
  });

  for (const keys of ['gbol', 'gbol fbrh', 'gbol fbrh exgd suuo fztf qhyg']) {
    it(`keeps the height of a list of ${keys.split(' ').length}, with the footer in its place`, async () => {
      const { proxyUrl } = await createWorld();
      const page = await fixture<HTMLElement>(
        html`<div style="inline-size: 640px">
          <codat-integration-picker
            proxy-url=${proxyUrl}
            platform-keys=${keys}
            link-mode="manual"
          ></codat-integration-picker>
        </div>`,
      );
      const picker = await new PickerHarness(find(page, 'codat-integration-picker')).ready();
      await untilDrawn();
      const before = boxesOf(picker);
      picker.choose('Xero');
      await picker.untilStage(waiting);
      const during = boxesOf(picker);
      picker.pressOnStage('Cancel');
      await picker.untilList();

      expect(during).to.deep.equal(before);
      expect(boxesOf(picker)).to.deep.equal(before);
    });
  }

  it('can be seen where the tile was pressed in a list that is higher than the window', async () => {
    const { proxyUrl } = await createWorld();
    const picker = await mountPicker(
      html`<codat-integration-picker
        proxy-url=${proxyUrl}
        collapse-after="0"
        featured=""
        style="inline-size: 300px"
        link-mode="manual"
      ></codat-integration-picker>`,
    );
    await picker.ready();
    const tile = picker.tile('Zettle').tile;
    tile.scrollIntoView({ block: 'center' });
    tile.click();
    await picker.untilStage('Continue in the Zettle window');
    const { top, bottom } = picker.get('.stage-title').getBoundingClientRect();

    expect(top).to.be.greaterThan(0);
    expect(bottom).to.be.lessThan(innerHeight);
  });

  it('gives the focus to the heading, and says once what to do', async () => {
    const { picker } = await mountLinkingPicker('manual');
    const said = collectAnnouncements();
    picker.tile('Xero').tile.focus();
    picker.choose('Xero');
    await picker.untilStage(waiting);
    await until('the words', () => said.some((one) => one.includes(waiting)));

    expect(readText(focusedIn(picker))).to.equal(waiting);
    expect(said.filter((one) => one.includes(waiting))).to.deep.equal([
      `${waiting} Sign in and choose what to share. This page updates by itself.`,
    ]);
  });

  it('leaves the focus in a field of the host page', async () => {
    const { picker } = await mountLinkingPicker('manual');
    const input = await fixture<HTMLInputElement>(html`<input aria-label="Amount" />`);
    input.focus();
    picker.choose('Xero');
    await picker.untilStage(waiting);

    expect(document.activeElement === input).to.equal(true);
  });

  it('gives the list back on Cancel, with the focus on the tile', async () => {
    const { picker } = await waitingForXero();
    picker.pressOnStage('Cancel');
    await picker.untilList();

    expect(picker.isListUsable).to.equal(true);
    expect(focusedIn(picker) === picker.tile('Xero').tile).to.equal(true);
  });

  it('offers the link on the stage where windows are blocked', async () => {
    blockWindows();
    const { picker } = await mountLinkingPicker('popup');
    picker.choose('Xero');
    await picker.untilStage('Continue to Xero');

    expect(picker.get('.stage a.primary', HTMLAnchorElement).href).to.match(/^http/);
  });

  it('names the organisation to choose again, where there was one', async () => {
    const { picker } = await waitingForXero({
      connections: [
        { platformKey: 'gbol', status: 'Deauthorized', organisation: 'Harbour Coffee Ltd' },
      ],
    });

    expect(picker.stage).to.include(
      'Choose Harbour Coffee Ltd when Xero asks for the organisation.',
    );
  });

  it('names no organisation the first time', async () => {
    const { picker } = await waitingForXero();

    expect(picker.has('.organisation')).to.equal(false);
  });
});

describe('codat-integration-picker: an attempt that is put aside', () => {
  async function aside() {
    const { world, picker, events } = await waitingForXero();
    picker.pressOnStage('Back to the list');
    await picker.untilList();
    return { world, picker, events };
  }

  it('is a line over the list, which can be used', async () => {
    const { picker } = await aside();

    expect(picker.lines).to.deep.equal([waiting]);
    expect(picker.isListUsable).to.equal(true);
    expect(picker.hasState('linking')).to.equal(true);
    expect(focusedIn(picker) === picker.tile('Xero').tile).to.equal(true);
  });

  it('stays while a second one is begun, and each ends for itself', async () => {
    const { world, picker, events } = await aside();
    picker.choose('Stripe');
    await picker.untilStage('Continue in the Stripe window');
    picker.pressOnStage('Back to the list');
    await picker.untilList();
    const both = [...picker.lines];
    picker.pressInLine('Cancel Stripe');
    await until('Stripe’s line to go', () => picker.lines.length === 1);
    await authorize(world, connectionIdIn(events.slice(0, 1)));
    await until('Xero to be connected', () => picker.lines[0] === 'Xero connected');

    expect(both).to.deep.equal([waiting, 'Continue in the Stripe window']);
    expect(picker.has('.stage')).to.equal(false);
    expect(
      events
        .filter(({ type }) => type === 'codat-link-end')
        .map(({ detail }) => (detail as { outcome: string }).outcome),
    ).to.deep.equal(['cancelled', 'linked']);
    picker.pressInLine('Dismiss Xero');
    await until('the line to go', () => picker.lines.length === 0);
  });

  it('comes back to the stage', async () => {
    const { picker } = await aside();
    picker.pressInLine('Show Xero');
    await picker.untilStage(waiting);

    expect(picker.lines).to.deep.equal([]);
    expect(readText(focusedIn(picker))).to.equal(waiting);
  });

  it('comes back to the stage with another press of its tile, and makes no second connection', async () => {
    const { world, picker, events } = await aside();
    picker.choose('Xero');
    // The host was given the link once: this time the person opens it.
    await picker.untilStage('Continue to Xero');
    await picker.element.refresh();

    expect(await countPosts(world)).to.equal(1);
    expect(events.filter(({ type }) => type === 'codat-link-end')).to.have.lengthOf(0);
  });

  it('is cancelled from its line', async () => {
    const { picker } = await aside();
    const said = collectAnnouncements();
    picker.pressInLine('Cancel Xero');
    await until('the line to go', () => picker.lines.length === 0);
    await until('the words', () => said.includes('Xero wasn’t connected'));
  });

  it('says in its line, as an alert, that it has failed', async () => {
    const { picker, events } = await aside();
    await comeBack({ connectionId: connectionIdIn(events), statusCode: '500' });
    await until('the failure', () => picker.lines[0] === 'We couldn’t connect Xero');

    expect(picker.text('.line [role=alert]')).to.equal('We couldn’t connect Xero');
    picker.pressInLine('Show Xero');
    await picker.untilStage('We couldn’t connect Xero');
  });

  it('says in its line, as a status, what happens there', async () => {
    const { picker, events } = await aside();
    const region = picker.root.querySelector('.line [role=status]');
    await comeBack({ connectionId: connectionIdIn(events), statusCode: '403' });
    await until('the end', () => picker.lines[0] === 'Xero wasn’t connected');

    // A screen reader says what changes in a region that is there already.
    expect(picker.root.querySelector('.line [role=status]') === region).to.equal(true);
    expect(readText(region)).to.equal('Xero wasn’t connected');
  });

  it('stays in the page when the list shows another kind of software', async () => {
    const { picker } = await aside();
    picker.element.platformKeys = 'exgd';
    await until('the other list', () => picker.names.join() === 'Stripe');

    expect(picker.lines).to.deep.equal([waiting]);
  });
});

describe('codat-integration-picker: the moment it worked', () => {
  it('shows what was connected and whose it is, for 1.2 seconds', async () => {
    const { world, picker, events } = await waitingForXero({
      connections: [
        { platformKey: 'gbol', status: 'Deauthorized', organisation: 'Harbour Coffee Ltd' },
      ],
    });
    const timers = holdTimers((ms) => ms === 1200);
    const said = collectAnnouncements();
    await authorize(world, connectionIdIn(events));
    await picker.untilStage('Xero connected');
    const text = picker.text('.stage .lead');
    const pauses = [...timers.pauses];
    await until('the news', () => said.some((one) => one.includes('Xero is connected')));
    timers.pass();
    await picker.untilList();

    expect(text).to.equal('Harbour Coffee Ltd');
    expect(pauses).to.deep.equal([1200]);
    expect(said.filter((one) => /Xero( is)? connected/.test(one))).to.have.lengthOf(1);
    expect(picker.isConnected('Xero')).to.equal(true);
    expect(picker.isListUsable).to.equal(true);
  });

  it('is shown before the journey moves on', async () => {
    const { flow, picker, finish } = await mountWaitingFlow();
    const timers = holdTimers((ms) => ms === 1200);
    await finish();
    await picker.untilStage('Xero connected');
    const isStill = flow.hasState('connect');
    timers.pass();
    await flow.untilState('done');

    expect(isStill).to.equal(true);
  });

  it('does not come again when the picker is put back later', async () => {
    const { world, picker, events } = await waitingForXero();
    await authorize(world, connectionIdIn(events));
    await picker.untilStage('Xero connected');
    await picker.untilList();
    const { element } = picker;
    const place = element.parentElement;
    element.remove();
    await new Promise((resolve) => setTimeout(resolve, 400));
    place?.append(element);
    await picker.ready();
    await picker.element.refresh();

    expect(picker.has('.stage')).to.equal(false);
    expect(picker.lines).to.deep.equal([]);
  });
});

describe('codat-integration-picker: an attempt that ended otherwise', () => {
  const outcomes = [
    ['403', 'cancelled', 'Xero wasn’t connected'],
    ['500', 'failed', 'We couldn’t connect Xero'],
    ['501', 'unsupported', 'We can’t connect this Xero account'],
    ['201', 'unchanged', 'No changes were made to Xero'],
  ] as const;

  /** A picker with the host's words for outcomes, in which this one has come about. */
  async function ended(statusCode: string, title: string) {
    const world = await createWorld();
    const picker = await mountPicker(
      html`<codat-integration-picker
        proxy-url=${world.proxyUrl}
        platform-keys="gbol fbrh"
        link-mode="manual"
        support-url="https://help.saltmarsh.example/"
        .guides=${{ gbol: 'https://help.saltmarsh.example/xero' }}
        ><p slot="outcome-cancelled">cancelled: call us</p>
        <p slot="outcome-failed">failed: call us</p>
        <p slot="outcome-unsupported">unsupported: call us</p>
      </codat-integration-picker>`,
    );
    await picker.ready();
    const opens = collect(picker.element, 'codat-link-open');
    picker.tile('Xero').tile.focus();
    picker.choose('Xero');
    await picker.untilStage(waiting);
    await comeBack({ connectionId: connectionIdIn(opens), statusCode });
    await picker.untilStage(title);
    return { world, picker };
  }

  for (const [statusCode, outcome, title] of outcomes) {
    it(`has ways on when it was ${outcome}`, async () => {
      const { picker } = await ended(statusCode, title);
      const shown = picker
        .all<HTMLSlotElement>('.stage slot')
        .flatMap((slot) => slot.assignedElements().map(readText));

      expect(picker.stageActions.slice(-2)).to.deep.equal(['Choose another', 'Try again']);
      expect(shown).to.deep.equal(outcome === 'unchanged' ? [] : [`${outcome}: call us`]);
      expect(picker.get('.stage .guide', HTMLAnchorElement).href).to.equal(
        'https://help.saltmarsh.example/xero',
      );
      picker.pressOnStage('Choose another');
      await picker.untilList();
      expect(focusedIn(picker) === picker.tile('Xero').tile).to.equal(true);
    });
  }

  it('links to support where it says so', async () => {
    const { picker } = await ended('500', 'We couldn’t connect Xero');

    expect(picker.texts('.stage [role=alert] a')).to.deep.equal(['contact support']);
  });

  it('is tried again on the stage', async () => {
    const { picker } = await ended('500', 'We couldn’t connect Xero');
    picker.pressOnStage('Try again');
    await picker.untilStage(waiting);
  });

  it('says on the stage why no connection could be made, and gives the list back', async () => {
    const { world, picker } = await mountLinkingPicker('manual');
    await breakCodat(world, { kind: 'status', status: 404, method: 'POST' });
    picker.choose('Xero');
    await picker.untilStage('We couldn’t open Xero');

    expect(picker.stageActions).to.deep.equal(['Choose another', 'Try again']);
    picker.pressOnStage('Choose another');
    await picker.untilList();
    expect(picker.lines).to.deep.equal([]);
  });

  it('takes its words back when the server has it linked after all', async () => {
    const world = await createWorld();
    const picker = await mountPicker(
      html`<codat-integration-picker
        proxy-url=${world.proxyUrl}
        platform-keys="gbol fbrh"
        link-mode="manual"
      ></codat-integration-picker>`,
    );
    await picker.ready();
    const opens = collect(picker.element, 'codat-link-open');
    picker.choose('Xero');
    await picker.untilStage(waiting);
    const connectionId = connectionIdIn(opens);
    await comeBack({ connectionId, statusCode: '500' });
    await picker.untilStage('We couldn’t connect Xero');
    await setStatus(world, connectionId, 'Linked');
    const timers = holdTimers((ms) => ms === 1200);
    // Its words stand for a moment, and the catalogue may come after that.
    await picker.element.refresh();
    await picker.untilStage('Xero connected');
    timers.pass();
    await picker.untilList();

    expect(picker.isConnected('Xero')).to.equal(true);
  });
});
