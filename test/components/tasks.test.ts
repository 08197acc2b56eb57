import { expect } from '@open-wc/testing';
import { html, LitElement } from 'lit';
import { CodatNetworkError } from '../../src/api/errors.js';
import { ActionTask } from '../../src/controllers/action-task.js';
import type { ErrorDetail } from '../../src/events/index.js';
import { breakCodat, createWorld, mendCodat } from '../support/browser-world.js';
import { mountList } from '../support/mount.js';
import { atTheEnd, collect, holdResponses, until } from '../support/page.js';

/** An element with one action, whose runs the test ends. */
class ActingElement extends LitElement {
  readonly runs: {
    argument: string;
    signal: AbortSignal;
    finish: (result: string) => void;
    fail: (error: unknown) => void;
  }[] = [];

  readonly action = new ActionTask(this, {
    operation: 'share',
    run: (signal, argument: string) =>
      new Promise<string>((finish, fail) => {
        this.runs.push({ argument, signal, finish, fail });
      }),
  });
}
customElements.define('acting-element', ActingElement);

function mountActing(): ActingElement {
  const element = new ActingElement();
  document.body.append(element);
  atTheEnd(() => element.remove());
  return element;
}

/** Longer than a move takes. */
const untilGone = () => new Promise((resolve) => setTimeout(resolve, 400));

describe('ActionTask', () => {
  it('is pending until its run is over, then has its result', async () => {
    const { action, runs } = mountActing();
    const states = [action.isIdle];
    const running = action.run('first');
    states.push(action.isPending);
    runs[0]?.finish('done');
    await running;
    states.push(action.isComplete);

    expect(states).to.deep.equal([true, true, true]);
    expect(action.value).to.equal('done');
  });

  it('runs once when it is asked for twice', async () => {
    const { action, runs } = mountActing();
    void action.run('first');
    await action.run('second');

    expect(runs.map(({ argument }) => argument)).to.deep.equal(['first']);
    expect(action.isPending).to.equal(true);
  });

  it('announces an error once, however often its element is rendered', async () => {
    const element = mountActing();
    const errors = collect(element, 'codat-error');
    const error = new CodatNetworkError('offline');
    const running = element.action.run('first');
    element.runs[0]?.fail(error);
    await running;
    for (let times = 0; times < 3; times++) {
      element.requestUpdate();
      await element.updateComplete;
    }

    expect(errors.map(({ detail }) => detail)).to.deep.equal([{ error, operation: 'share' }]);
    expect(element.action.error).to.equal(error);
  });

  it('announces what is no error of this package once too, as a CodatError', async () => {
    const element = mountActing();
    const errors = collect(element, 'codat-error');
    const running = element.action.run('first');
    element.runs[0]?.fail('no link today');
    await running;
    await element.updateComplete;
    element.requestUpdate();
    await element.updateComplete;

    expect(errors.map(({ detail }) => (detail as ErrorDetail).error.name)).to.deep.equal([
      'CodatError',
    ]);
  });

  it('can be tried again after an error', async () => {
    const { action, runs } = mountActing();
    const failing = action.run('first');
    runs[0]?.fail(new Error('not now'));
    await failing;
    const retrying = action.run('second');
    const whilePending = { error: action.error, isPending: action.isPending };
    runs[1]?.finish('done');
    await retrying;

    expect(whilePending).to.deep.equal({ error: undefined, isPending: true });
    expect(action.value).to.equal('done');
  });

  it('forgets its run when it is reset, and ignores how that run ends', async () => {
    const element = mountActing();
    const { action, runs } = element;
    const errors = collect(element, 'codat-error');
    const running = action.run('first');
    action.reset();
    runs[0]?.fail(new Error('too late'));
    await running;
    await element.updateComplete;

    expect(runs[0]?.signal.aborted).to.equal(true);
    expect([action.isIdle, action.isPending, action.error]).to.deep.equal([true, false, undefined]);
    expect(errors).to.deep.equal([]);
  });

  it('runs anew right after a reset', async () => {
    const { action, runs } = mountActing();
    void action.run('first');
    action.reset();
    const running = action.run('second');
    runs[0]?.finish('old');
    runs[1]?.finish('new');
    await running;

    expect(action.value).to.equal('new');
  });

  it('goes on when its element is moved', async () => {
    const element = mountActing();
    const running = element.action.run('first');
    element.remove();
    document.body.append(element);
    await untilGone();
    element.runs[0]?.finish('done');
    await running;

    expect(element.runs[0]?.signal.aborted).to.equal(false);
    expect(element.action.value).to.equal('done');
  });

  it('is aborted, and announces nothing, once its element is gone for good', async () => {
    const element = mountActing();
    const errors = collect(element, 'codat-error');
    const running = element.action.run('first');
    element.remove();
    await untilGone();
    element.runs[0]?.fail(new Error('nobody waits'));
    await running;
    await element.updateComplete;

    expect(element.runs[0]?.signal.aborted).to.equal(true);
    expect(element.action.isIdle).to.equal(true);
    expect(errors).to.deep.equal([]);
  });
});

describe('LoadTask', () => {
  const list = async (proxyUrl: string) =>
    mountList(html`<codat-connection-list proxy-url=${proxyUrl}></codat-connection-list>`);

  it('keeps what was loaded when a refresh fails, and announces no error', async () => {
    const world = await createWorld({ connections: [{ platformKey: 'gbol' }] });
    const shown = await (await list(world.proxyUrl)).ready();
    const errors = collect(shown.element, 'codat-error');
    await breakCodat(world, { kind: 'status', status: 403 });
    await shown.element.refresh();

    expect(shown.names).to.deep.equal(['Xero']);
    expect(errors).to.deep.equal([]);
  });

  it('announces a failed first load once, and another failure once more', async () => {
    const world = await createWorld({ connections: [{ platformKey: 'gbol' }] });
    await breakCodat(world, { kind: 'status', status: 403 });
    const shown = await list(world.plainUrl);
    const errors = collect(shown.element, 'codat-error');
    await shown.untilText('[role=alert]', 'We couldn’t load your connections');
    shown.element.requestUpdate();
    await shown.element.updateComplete;
    await mendCodat(world);
    await breakCodat(world, { kind: 'status', status: 402 });
    await shown.element.refresh();
    await shown.element.updateComplete;

    const codes = errors.map(({ detail }) => (detail as ErrorDetail).error.code);
    expect(codes).to.deep.equal(['forbidden', 'payment-required']);
  });

  it('loads again when its element comes back after it was gone for good', async () => {
    const world = await createWorld({ connections: [{ platformKey: 'gbol' }] });
    const held = holdResponses('GET');
    const shown = await list(world.proxyUrl);
    await until('the request', () => held.count > 0);
    const place = shown.element.parentElement;
    shown.element.remove();
    await untilGone();
    held.release();
    place?.append(shown.element);
    await shown.ready();

    expect(shown.names).to.deep.equal(['Xero']);
  });
});
