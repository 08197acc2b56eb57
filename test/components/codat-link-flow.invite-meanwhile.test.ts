import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { createWorld, requestsOf, type BrowserWorld } from '../support/browser-world.js';
import { authorize, connectionIdIn } from '../support/linking.js';
import { mountFlow } from '../support/mount.js';
import { collect, until } from '../support/page.js';

/** A journey in which somebody signs in. */
async function signingIn(required: string, software: string) {
  const world = await createWorld();
  const flow = await mountFlow(
    html`<codat-link-flow
      proxy-url=${world.proxyUrl}
      invite-url=${world.invitesUrl}
      link-mode="manual"
      required=${required}
    ></codat-link-flow>`,
  );
  const opens = collect(flow.element, 'codat-link-open');
  const ends = collect(flow.element, 'codat-link-end');
  const picker = await flow.begin();
  picker.choose(software);
  await picker.untilStage(`Continue in the ${software} window`);
  const outcomes = () => ends.map(({ detail }) => (detail as { outcome: string }).outcome);
  const finish = () => authorize(world, connectionIdIn(opens));
  return { flow, picker, outcomes, finish };
}

describe('codat-link-flow: inviting somebody while a sign-in is under way', () => {
  for (const [required, software] of [
    ['accounting', 'Xero'],
    ['banking', 'Plaid'],
  ] as const) {
    it(`gives a link, and comes back to the sign-in: ${software}`, async () => {
      const { flow, outcomes, finish } = await signingIn(required, software);
      await flow.untilInvited();
      flow.pressAction('Back');
      const picker = await flow.picker();
      await picker.untilStage(`Continue in the ${software} window`);
      await finish();
      await until('the end of the attempt', () => outcomes().length > 0);

      expect(outcomes()).to.deep.equal(['linked']);
    });
  }

  it('gives a link while the sign-in is one line on top', async () => {
    const { flow, picker } = await signingIn('accounting', 'Xero');
    picker.pressOnStage('Back to the list');
    expect(await flow.untilInvited()).to.include('http');
  });

  it('goes to the end where the sign-in succeeds meanwhile', async () => {
    const { flow, outcomes, finish } = await signingIn('accounting', 'Xero');
    await flow.untilInvited();
    await finish();
    await flow.list();
    await until('the end of the attempt', () => outcomes().length > 0);

    expect(outcomes()).to.deep.equal(['linked']);
  });

  it('asks for the connections of the company that it shows, and of no other any more', async () => {
    const [world, other] = [await createWorld(), await createWorld()];
    const flow = await mountFlow(
      html`<codat-link-flow
        proxy-url=${world.proxyUrl}
        invite-url=${world.invitesUrl}
      ></codat-link-flow>`,
    );
    await flow.begin();
    await flow.untilInvited();
    const countOf = async (one: BrowserWorld) =>
      (await requestsOf(one)).filter(({ path }) => /\/connections(\?|$)/.test(path)).length;
    flow.element.proxyUrl = other.proxyUrl;
    await until('the other company', async () => (await countOf(other)) > 0);
    // Whatever is pending has come: somebody who comes back meanwhile is content with that.
    await flow.element.refresh();
    const [before, next] = [await countOf(world), (await countOf(other)) + 1];
    window.dispatchEvent(new Event('focus'));
    await until('its connections', async () => (await countOf(other)) >= next);
    await new Promise((resolve) => setTimeout(resolve, 300));

    expect([await countOf(world), await countOf(other)]).to.deep.equal([before, next]);
  });
});
