import 'codat-elements/define';
import { findButton, openTestWorld, popupOf } from 'codat-elements/testing';

describe('a business', () => {
  let world;

  async function show(options) {
    world = await openTestWorld(options);
    document.body.innerHTML = `
      <codat-provider proxy-url="${world.proxyUrl}">
        <codat-integration-picker source-types="accounting"></codat-integration-picker>
        <codat-connection-list></codat-connection-list>
      </codat-provider>`;
  }

  afterEach(async () => {
    document.body.textContent = '';
    await world.close();
  });

  it('connects Xero', async () => {
    await show();
    const connected = new Promise((resolve) =>
      document.addEventListener('codat-connection', ({ detail }) => resolve(detail), {
        once: true,
      }),
    );
    const xero = await findButton('Connect to Xero');
    const popup = await popupOf(() => xero.click());
    await world.signIn(popup);
    const { platformName } = await connected;
    if (platformName !== 'Xero') throw new Error(`${platformName} is connected.`);
  });

  it('is asked to reconnect when access expires', async () => {
    await show({ connections: [{ platformKey: 'gbol' }] });
    await findButton('Disconnect Xero');
    await world.expireAccess('Xero');
    await findButton('Reconnect Xero');
  });
});
