import { expect, test } from '@playwright/test';

test.beforeEach(async ({ page }) => {
  await page.goto('/playground/');
});

test('sets a property of the theme, by text or by its picker', async ({ page }) => {
  await page.getByText('CSS variables', { exact: true }).click();
  const color = page.getByLabel('--codat-color-primary', { exact: true });
  const picker = page.getByLabel('Pick --codat-color-primary', { exact: true });
  await color.fill('rebeccapurple');
  await color.press('Enter');
  await expect(page.locator('#preview')).toHaveCSS('--codat-color-primary', 'rebeccapurple');
  await expect(picker).toHaveValue('#663399');
  await picker.fill('#ffd400');
  await expect(color).toHaveValue('#ffd400');
  await expect(page.locator('#preview')).toHaveCSS('--codat-color-primary', '#ffd400');
});

test('offers the words that each element takes, and an empty list is not the default', async ({
  page,
}) => {
  await page.getByText('<codat-link-flow>', { exact: true }).click();
  const flow = page.locator('#controls details', {
    has: page.getByText('<codat-link-flow>', { exact: true }),
  });
  const actions = flow.getByRole('group', { name: 'actions' }).getByRole('checkbox');
  await expect(actions).toHaveCount(3);
  for (const action of await actions.all()) await expect(action).toBeChecked();

  await flow.getByLabel('Shown in the preview').check();
  const markup = page.getByRole('group', { name: 'Markup' });
  await expect(markup).toContainText('<codat-link-flow>');
  for (const action of await actions.all()) await action.uncheck();
  await expect(markup).toContainText('<codat-link-flow actions>');
  for (const action of await actions.all()) await action.check();
  await expect(markup).toContainText('<codat-link-flow>');
});
