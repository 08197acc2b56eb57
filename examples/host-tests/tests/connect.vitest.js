import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import 'codat-elements/define';
import { createTestWorld } from 'codat-elements/testing';

let world;

async function show(options) {
  world = await createTestWorld(options);
  document.body.innerHTML = `
    <codat-provider>
      <codat-integration-picker source-types="accounting"></codat-integration-picker>
      <codat-connection-list></codat-connection-list>
    </codat-provider>`;
  document.querySelector('codat-provider').client = world.client;
}

afterEach(async () => {
  document.body.textContent = '';
  await world.close();
});

test('a business connects Xero', async () => {
  await show();
  const connected = new Promise((resolve) =>
    document.addEventListener('codat-connection', ({ detail }) => resolve(detail), { once: true }),
  );
  await page.getByRole('button', { name: 'Connect to Xero' }).click();
  await world.signIn('Xero');
  expect(await connected).toMatchObject({ platformName: 'Xero', status: 'Linked' });
});

test('a business is asked to reconnect when access expires', async () => {
  await show({ connections: [{ platformKey: 'gbol' }] });
  await expect.element(page.getByRole('button', { name: 'Disconnect Xero' })).toBeVisible();
  await world.expireAccess('Xero');
  await expect.element(page.getByRole('button', { name: 'Reconnect Xero' }).first()).toBeVisible();
});
