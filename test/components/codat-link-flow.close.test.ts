import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import type { JourneyDetail } from '../../src/events/index.js';
import { breakCodat, createWorld, setStatus } from '../support/browser-world.js';
import { AlertHarness } from '../support/harness/alert-harness.js';
import { FlowHarness } from '../support/harness/flow-harness.js';
import { ListHarness } from '../support/harness/list-harness.js';
import { authorize, closeByHand } from '../support/linking.js';
import { collectAnnouncements } from '../support/live-regions.js';
import { mountFlow } from '../support/mount.js';
import { collect, collectUncaught, collectWindows, find, until } from '../support/page.js';
import { mountWaitingFlow } from '../support/waiting-flow.js';

const linked = [{ id: 'x1', platformKey: 'gbol' }] as const;

async function mountOpen(modal: boolean, connections: typeof linked | [] = []) {
  const { proxyUrl } = await createWorld({ connections: [...connections] });
  const flow = await mountFlow(
    html`<codat-link-flow
      proxy-url=${proxyUrl}
      required="accounting"
      ?modal=${modal}
      ?open=${modal}
    ></codat-link-flow>`,
  );
  return { flow, closes: collect(flow.element, 'codat-close') };
}

/** At the last step. */
async function mountDone(modal: boolean) {
  const mounted = await mountOpen(modal, linked);
  const { flow } = mounted;
  await flow.start();
  await until('what is needed to be connected', () => flow.isReady);
  flow.pressAction('Continue');
  await flow.list();
  return mounted;
}

const askToLeave = async (flow: FlowHarness) => {
  await flow.begin();
  flow.element.close();
  await until('the question', () => flow.question === 'Leave without finishing?');
};

describe('codat-link-flow: closed by listeners of its own events', () => {
  for (const [where, modal] of [
    ['as a dialog', true],
    ['in the page', false],
  ] as const) {
    it(`dispatches codat-close once where a listener of it closes too, ${where}`, async () => {
      const uncaught = collectUncaught();
      const { flow, closes } = await mountOpen(modal);
      // Limited, or else it would go on until the stack is full.
      flow.element.addEventListener('codat-close', () => {
        if (closes.length < 4) flow.element.close();
      });
      flow.element.close();
      await flow.element.updateComplete;

      expect(closes).to.have.lengthOf(1);
      expect([flow.element.open, flow.question]).to.deep.equal([false, '']);
      expect(uncaught).to.deep.equal([]);
    });

    it(`asks nothing where a listener closes what the person leaves half done, ${where}`, async () => {
      const { flow, closes } = await mountOpen(modal);
      flow.element.addEventListener('codat-close', () => flow.element.close());
      await askToLeave(flow);
      flow.answer('Leave');
      await flow.element.updateComplete;

      expect(closes).to.have.lengthOf(1);
      expect(flow.question).to.equal('');
    });

    it(`dispatches codat-close once where a listener of codat-finish closes, ${where}`, async () => {
      const { flow, closes } = await mountDone(modal);
      const reports = collect(flow.element, 'codat-journey');
      flow.element.addEventListener('codat-finish', () => flow.element.close());
      flow.pressAction('Done');
      await flow.element.updateComplete;

      expect(closes).to.have.lengthOf(1);
      expect(
        reports.filter(({ detail }) => (detail as JourneyDetail).name === 'leave'),
      ).to.have.lengthOf(1);
      expect(flow.element.open).to.equal(false);
      flow.element.show();
      await flow.untilState('introduction');
    });
  }

  it('closes later where it was prevented once', async () => {
    const { flow, closes } = await mountOpen(true);
    flow.element.addEventListener('codat-close', (event) => event.preventDefault(), { once: true });
    flow.element.close();
    const wasOpen = flow.element.open;
    flow.element.close();

    expect([wasOpen, flow.element.open]).to.deep.equal([true, false]);
    expect(closes).to.have.lengthOf(2);
  });

  it('does nothing where it is closed already', async () => {
    const { flow, closes } = await mountOpen(true);
    await flow.begin();
    flow.element.open = false;
    await flow.element.updateComplete;
    flow.element.close();
    await flow.element.updateComplete;

    expect(flow.question).to.equal('');
    expect(closes).to.deep.equal([]);
  });
});

describe('codat-link-flow: the question before leaving', () => {
  it('is gone once what was under way has ended behind it', async () => {
    const { flow, finish } = await mountWaitingFlow();
    flow.element.close();
    await until('the question', () => flow.question === 'Leave without finishing?');
    await finish();
    await flow.untilState('done');

    expect(flow.question).to.equal('');
  });

  it('is gone once the company is another one', async () => {
    const { flow, closes } = await mountOpen(true);
    await askToLeave(flow);
    flow.element.companyId = 'another-company';
    await until('the question to be gone', () => flow.question === '');

    expect(flow.dialog.matches(':modal')).to.equal(true);
    expect(closes).to.deep.equal([]);
  });

  it('is gone once the page closes the dialog, and when it opens it again', async () => {
    const { flow } = await mountOpen(true);
    await askToLeave(flow);
    flow.element.open = false;
    await flow.element.updateComplete;
    const closed = flow.question;
    flow.element.open = true;
    await flow.element.updateComplete;

    expect([closed, flow.question]).to.deep.equal(['', '']);
  });

  it('has a name and a description of its own over another question, also after a move', async () => {
    const { proxyUrl } = await createWorld({ connections: [...linked] });
    const flow = await mountFlow(
      html`<codat-link-flow
        proxy-url=${proxyUrl}
        required="accounting banking"
        actions="disconnect"
      ></codat-link-flow>`,
    );
    await flow.start();
    await until('what is missing', () => flow.category !== 'Accounting');
    flow.chooseCategory('Accounting');
    await flow.untilLinked();
    flow.change('Xero');
    await until('the first question', () => flow.question === 'Disconnect Xero?');
    flow.element.close();
    const questions = () => flow.all<HTMLDialogElement>('dialog:modal');
    /** For each question, whether what names and describes it is in it. */
    const own = () =>
      questions().map((dialog) =>
        ['aria-labelledby', 'aria-describedby'].map((name) => {
          const found = flow.root.querySelector(`#${dialog.getAttribute(name)}`);
          return found !== null && dialog.contains(found);
        }),
      );
    await until('both questions', () => questions().length === 2);
    const before = own();
    flow.element.parentElement?.append(flow.element);
    await until('both questions again', () => questions().length === 2);

    const all = [
      [true, true],
      [true, true],
    ];
    expect([before, own()]).to.deep.equal([all, all]);
  });
});

/** A dialog that mends a lost connection, beside a list and an alert; closed at first. */
async function mountBeside() {
  const world = await createWorld({
    links: 'same-origin',
    connections: [{ id: 'x1', platformKey: 'gbol', status: 'Deauthorized' }],
  });
  const page = await fixture<HTMLElement>(
    html`<codat-provider proxy-url=${world.proxyUrl}>
      <codat-connection-list id="list"></codat-connection-list>
      <codat-connection-alert id="alert"></codat-connection-alert>
      <codat-link-flow id="flow" modal required="accounting" connection-id="x1"></codat-link-flow>
    </codat-provider>`,
  );
  const list = await new ListHarness(find(page, 'codat-connection-list')).ready();
  const alert = new AlertHarness(find(page, 'codat-connection-alert'));
  const flow = new FlowHarness(find(page, 'codat-link-flow'));
  const leave = async () => {
    flow.element.close();
    await until('the question', () => flow.question === 'Leave without finishing?');
    flow.answer('Leave');
    await until('it to be closed', () => !flow.element.open);
  };
  return { world, page, list, alert, flow, leave };
}

/** Left while the window at the provider's is closed. */
async function mountLeft() {
  const windows = collectWindows();
  const beside = await mountBeside();
  const { flow, leave } = beside;
  flow.element.show();
  await flow.untilHeading('Reconnect Xero');
  flow.pressAction('Reconnect Xero');
  await flow.untilPanel('Continue in the Xero window');
  await closeByHand(windows[0]);
  await flow.untilPanel('Finish connecting Xero');
  await leave();
  return { ...beside, windows };
}

describe('codat-link-flow: closed as a dialog, beside other elements', () => {
  it('leaves to them what began in it, with a way on', async () => {
    const { list, alert, windows } = await mountLeft();
    await list.untilPanel('Finish connecting Xero');
    await alert.untilPanel('Finish connecting Xero');
    const { title } = alert;
    list.pressInPanel('Continue');
    await list.untilPanel('Continue in the Xero window');

    expect(title).to.equal('Reconnect Xero to keep your application moving');
    expect(windows).to.have.lengthOf(2);
  });

  it('takes it back when it is opened again', async () => {
    const { list, alert, flow, windows } = await mountLeft();
    await list.untilPanel('Finish connecting Xero');
    flow.element.show();
    await flow.untilPanel('Finish connecting Xero');
    await until('the list to leave it', () => list.panel === '');
    await alert.untilState('empty');
    const { chip, actions } = list.row('Xero');
    await list.act('Xero', 'Continue');
    await flow.untilPanel('Continue in the Xero window');

    expect([chip, actions]).to.deep.equal(['In progress', ['Continue']]);
    expect(windows).to.have.lengthOf(2);
  });

  it('leaves unsaid there what was cancelled in it', async () => {
    const { world, page, list, flow } = await mountBeside();
    const ends = collect(page, 'codat-link-end');
    flow.element.show();
    await flow.untilHeading('Reconnect Xero');
    flow.pressAction('Reconnect Xero');
    await flow.untilPanel('Continue in the Xero window');
    flow.pressInPanel('Cancel');
    await until('the end', () => ends.length === 1);
    const said = collectAnnouncements();
    flow.element.open = false;
    await until('the list to offer it', () => list.row('Xero').actions.includes('Reconnect'));
    await setStatus(world, 'x1', 'Linked');
    await list.element.refresh();
    await until('the news', () => said.some((one) => one.includes('Xero is connected')));

    expect(said.filter((one) => one.includes('wasn’t'))).to.deep.equal([]);
  });

  it('says once, and where it was, what was cancelled in another element', async () => {
    const { list, flow } = await mountLeft();
    await list.untilPanel('Finish connecting Xero');
    const said = collectAnnouncements();
    list.pressInPanel('Cancel');
    await until('the words', () => said.includes('Xero wasn’t connected'));
    flow.element.show();
    await flow.untilHeading('Reconnect Xero');
    await until('the button', () => flow.actions.includes('Reconnect Xero'));

    expect(said.filter((one) => one.includes('wasn’t'))).to.have.lengthOf(1);
  });

  it('leaves to them what fails only then', async () => {
    const { world, page, list, flow } = await mountBeside();
    const errors = collect(page, 'codat-error');
    await breakCodat(world, { kind: 'status', status: 500, path: '/companies/*/connections/*' });
    flow.element.show();
    await flow.untilHeading('Reconnect Xero');
    flow.pressAction('Reconnect Xero');
    await flow.untilPanel('One moment');
    flow.element.open = false;
    await list.untilPanel('Something went wrong');
    await flow.element.updateComplete;

    expect(errors.map(({ from }) => from).sort()).to.deep.equal(['alert', 'list']);
  });

  it('dispatches how what began in it has ended, and goes on from there', async () => {
    const { world, page, flow } = await mountLeft();
    const events = collect(page, 'codat-connection-change', 'codat-reconnect', 'codat-link-end');
    await authorize(world, 'x1');
    await until('the end', () => events.some(({ type }) => type === 'codat-link-end'));
    await flow.untilState('done');
    const { length } = events;
    flow.element.show();
    await flow.untilHeading('You’re connected');

    expect(events.map(({ type, from }) => `${type} ${from}`).sort()).to.deep.equal([
      'codat-connection-change alert',
      'codat-connection-change list',
      'codat-link-end flow',
      'codat-reconnect flow',
    ]);
    expect(events).to.have.lengthOf(length);
  });

  it('dispatches the changes that it shows: none while it is closed, nor afterwards', async () => {
    const { world, page, list, flow } = await mountBeside();
    const events = collect(page, 'codat-connection-change');
    const fromAll = () => events.map(({ from }) => from).sort();
    await setStatus(world, 'x1', 'Unlinked');
    await list.element.refresh();
    flow.element.show();
    await flow.untilHeading('Reconnect Xero');
    const whileClosed = fromAll();
    await setStatus(world, 'x1', 'Linked');
    await list.element.refresh();

    expect(whileClosed).to.deep.equal(['alert', 'list']);
    expect(fromAll()).to.deep.equal(['alert', 'alert', 'flow', 'list', 'list']);
  });
});
