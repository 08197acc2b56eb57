import { expect } from '@open-wc/testing';
import type { LinkOpenDetail } from '../../src/events/index.js';
import { breakCodat, mendCodat } from '../support/browser-world.js';
import {
  authorize,
  closeByHand,
  comeBack,
  connectionIdIn,
  countPosts,
  mountLinkingPicker,
} from '../support/linking.js';
import { blockWindows, collect, collectWindows, until } from '../support/page.js';

describe('codat-integration-picker: when linking does not go straight', () => {
  it('shows a real link where no window can be opened', async () => {
    blockWindows();
    const { picker } = await mountLinkingPicker('popup');
    const blocked = collect(picker.element, 'codat-link-blocked');
    picker.choose('Xero');
    await picker.untilPanel('Continue to Xero');
    const link = picker.get('[part~=attempt] a', HTMLAnchorElement);
    const { href, target, rel } = link;
    const offered = [...picker.panelActions];
    document.addEventListener('click', (event) => event.preventDefault(), { once: true });
    link.click();
    await picker.untilPanel('Continue in the Xero window');

    expect(offered).to.deep.equal([
      'Back to the list',
      'Cancel',
      'Use this tab instead',
      'Open Xero in a new tab',
    ]);
    expect(blocked.map(({ detail }) => (detail as LinkOpenDetail).linkUrl)).to.deep.equal([href]);
    expect({ target, rel }).to.deep.equal({ target: '_blank', rel: 'noopener noreferrer' });
  });

  it('offers to go on when the window is closed too early', async () => {
    const windows = collectWindows();
    const { picker } = await mountLinkingPicker('popup', { links: 'same-origin' });
    picker.choose('Xero');
    await picker.untilPanel('Continue in the Xero window');
    await closeByHand(windows[0]);
    await picker.untilPanel('Finish connecting Xero');
    const words = picker.panel;
    const offered = [...picker.panelActions];
    picker.pressInPanel('Continue');
    await picker.untilPanel('Continue in the Xero window');

    expect(words).to.include('The window may be closed');
    expect(offered).to.deep.equal(['Back to the list', 'Cancel', 'Continue']);
    expect(windows.length).to.equal(2);
  });

  it('closes the panel when Cancel is pressed, and announces it, with no further notice', async () => {
    const { picker } = await mountLinkingPicker('manual');
    const ends = collect(picker.element, 'codat-link-end');
    picker.choose('Xero');
    await picker.untilPanel('Continue in the Xero window');
    picker.pressInPanel('Cancel');
    await picker.untilText('[role=status]', 'Xero wasn’t connected');

    expect(ends.map(({ detail }) => (detail as { outcome: string }).outcome)).to.deep.equal([
      'cancelled',
    ]);
    expect(picker.panel).to.equal('');
    expect(picker.tile('Xero').chip).to.equal('Not finished');
  });

  it('says what the platform said when it failed, and tries again', async () => {
    const { world, picker } = await mountLinkingPicker('manual');
    const opens = collect(picker.element, 'codat-link-open');
    picker.choose('Xero');
    await picker.untilPanel('Continue in the Xero window');
    const connectionId = connectionIdIn(opens);
    await world.visit({ connectionId, action: 'fail', reason: 'denied' });
    // What the server says is shown, and nothing of the address.
    await comeBack({ connectionId, statusCode: '500', errorMessage: 'Call us on 0900' });
    await picker.untilPanel('We couldn’t connect Xero');
    const said = picker.panel;
    const alert = picker.text('[part~=attempt] [role=alert]');
    picker.pressInPanel('Try again');
    await picker.untilPanel('Continue in the Xero window');

    expect(said).to.include('Xero said: “Permission denied”.');
    expect(alert).to.equal(
      'We couldn’t connect Xero Xero said: “Permission denied”. Please try again. If the problem continues, contact support.',
    );
    expect(await countPosts(world)).to.equal(1);
  });

  it('says so when the platform’s edition is not supported', async () => {
    const { picker } = await mountLinkingPicker('manual');
    const opens = collect(picker.element, 'codat-link-open');
    picker.choose('Xero');
    await picker.untilPanel('Continue in the Xero window');
    await comeBack({ connectionId: connectionIdIn(opens), statusCode: '501' });
    await picker.untilPanel('We can’t connect this Xero account');

    expect(picker.panelActions).to.deep.equal(['Choose another', 'Try again']);
  });

  it('shows an error of the proxy where the connection was asked for, and tries again', async () => {
    const windows = collectWindows();
    const { world, picker } = await mountLinkingPicker('popup');
    const errors = collect(picker.element, 'codat-error');
    await breakCodat(world, { kind: 'status', status: 404, method: 'POST' });
    picker.choose('Xero');
    await picker.untilPanel('We couldn’t open Xero');
    await until('the blank window to be closed', () => windows[0]?.closed);
    await mendCodat(world);
    picker.pressInPanel('Try again');
    await picker.untilPanel('Continue in the Xero window');

    expect(errors.map(({ detail }) => (detail as { operation: string }).operation)).to.deep.equal([
      'link',
    ]);
  });

  it('dispatches codat-reconnect where access had been lost', async () => {
    const { world, picker } = await mountLinkingPicker('manual', {
      connections: [{ platformKey: 'gbol', status: 'Deauthorized' }],
    });
    const events = collect(
      picker.element,
      'codat-link-open',
      'codat-reconnect',
      'codat-connection',
    );
    picker.choose('Xero');
    await picker.untilPanel('Continue in the Xero window');
    await authorize(world, connectionIdIn(events));
    await until('the reconnection', () => events.length === 2);

    expect(events.map(({ type }) => type)).to.deep.equal(['codat-link-open', 'codat-reconnect']);
    expect(await countPosts(world)).to.equal(0);
  });
});
