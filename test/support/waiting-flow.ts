import { html } from 'lit';
import { createWorld, type BrowserWorld } from './browser-world.js';
import type { FlowHarness } from './harness/flow-harness.js';
import type { PickerHarness } from './harness/picker-harness.js';
import { authorize, connectionIdIn } from './linking.js';
import { mountFlow } from './mount.js';
import { collect } from './page.js';

interface WaitingFlow {
  world: BrowserWorld;
  flow: FlowHarness;
  picker: PickerHarness;
  /** The person signs in, and comes back. */
  finish(): Promise<void>;
}

/** A journey that asks for accounting software and nothing else, while the person is at Xero. */
export async function mountWaitingFlow(): Promise<WaitingFlow> {
  const world = await createWorld();
  const flow = await mountFlow(
    html`<codat-link-flow
      proxy-url=${world.proxyUrl}
      link-mode="manual"
      required="accounting"
    ></codat-link-flow>`,
  );
  const opens = collect(flow.element, 'codat-link-open');
  const picker = await flow.begin();
  picker.choose('Xero');
  await picker.untilStage('Continue in the Xero window');
  return { world, flow, picker, finish: () => authorize(world, connectionIdIn(opens)) };
}
