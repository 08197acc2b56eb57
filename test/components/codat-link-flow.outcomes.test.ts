import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { createWorld } from '../support/browser-world.js';
import { comeBack, connectionIdIn } from '../support/linking.js';
import { mountFlow } from '../support/mount.js';
import { collect, until } from '../support/page.js';

const ASK = 'Ask someone who can';

/** A journey in which an attempt has ended so. */
async function ended(statusCode: string, title: string, isInviting = true) {
  const world = await createWorld();
  const flow = await mountFlow(
    html`<codat-link-flow
      proxy-url=${world.proxyUrl}
      invite-url=${isInviting ? world.invitesUrl : ''}
      link-mode="manual"
      platform-keys="gbol fbrh"
      ><p slot="outcome-failed">Call us.</p>
    </codat-link-flow>`,
  );
  const opens = collect(flow.element, 'codat-link-open');
  const picker = await flow.begin();
  picker.choose('Xero');
  await picker.untilStage('Continue in the Xero window');
  const before = flow.asked;
  await comeBack({ connectionId: connectionIdIn(opens), statusCode });
  await picker.untilStage(title);
  return { flow, picker, before };
}

describe('codat-link-flow: an attempt that has connected nothing', () => {
  for (const [statusCode, outcome, title] of [
    ['403', 'was cancelled', 'Xero wasn’t connected'],
    ['500', 'failed', 'We couldn’t connect Xero'],
    ['501', 'is not supported', 'We can’t connect this Xero account'],
  ] as const) {
    it(`offers to ask somebody else where it ${outcome}, once and with the outcome`, async () => {
      const { flow, picker, before } = await ended(statusCode, title);
      await until('the offer to move', () => flow.asked.join() === 'outcome');
      flow.pressAction(ASK);
      await flow.untilHeading('Ask someone else to connect');
      await until('the link', () => flow.link !== '');

      expect(before).to.deep.equal(['foot']);
      expect(picker.element.isConnected).to.equal(false);
    });
  }

  it('offers it where it always stands again once the list is back', async () => {
    const { flow, picker } = await ended('500', 'We couldn’t connect Xero');
    picker.pressOnStage('Choose another');
    await until('the offer to move', () => flow.asked.join() === 'foot');
  });

  it('offers it where it always stands where nothing was changed', async () => {
    const { flow } = await ended('201', 'No changes were made to Xero');
    expect(flow.asked).to.deep.equal(['foot']);
  });

  it('offers it beside the host’s own words', async () => {
    const { flow } = await ended('500', 'We couldn’t connect Xero');
    const words = flow.element.querySelector('p');
    await until('the offer to move', () => flow.asked.join() === 'outcome');
    expect(words?.checkVisibility()).to.equal(true);
  });

  it('offers nobody else where the host has nothing for them', async () => {
    const { flow } = await ended('500', 'We couldn’t connect Xero', false);
    expect(flow.asked).to.deep.equal([]);
  });
});
