/** Files in place of software, from the disk to the sandbox over the demo's server. */
import { writeFile } from 'node:fs/promises';
import { expect, test as base, type Locator, type Page } from '@playwright/test';
import { layCable, type NetworkCable } from './support/network-cable.js';
import { apply, picker } from './support/visitor.js';

const MB = 1024 * 1024;

/** A file of this name whose content is what its name says, and which has that many bytes. */
function pdf(name: string, size = 2048) {
  const buffer = Buffer.alloc(Math.floor(size), 'x');
  buffer.write('%PDF-1.7\n');
  return { name, buffer };
}

/** Every page here reaches the demo's server by a cable of its own. */
const test = base.extend<{ cable: NetworkCable }>({
  // Playwright wants its fixtures' first argument taken apart.
  // eslint-disable-next-line no-empty-pattern
  cable: async ({}, use, testInfo) => {
    const cable = await layCable(Number(new URL(testInfo.project.use.baseURL ?? '').port));
    await use(cable);
    await cable.close();
  },
  baseURL: ({ cable }, use) => use(cable.origin),
});

// Up to 10 MB on their way, on a machine that has other things to do.
test.describe.configure({ timeout: 90_000 });

const upload = (page: Page): Locator => page.locator('codat-file-upload:visible');
const button = (page: Page, name: string) => upload(page).getByRole('button', { name });
const item = (page: Page, name: string) =>
  upload(page).getByRole('listitem').filter({ hasText: name });

async function openUpload(page: Page): Promise<void> {
  await picker(page)
    .getByRole('button', { name: /^Upload files instead/ })
    .first()
    .click();
  await expect(button(page, 'Choose files')).toBeVisible();
}

/** Chooses them from the disk: bytes that are handed to Playwright go through the page's main thread one by one. */
async function choose(page: Page, ...files: ReturnType<typeof pdf>[]): Promise<void> {
  const paths = await Promise.all(
    files.map(async ({ name, buffer }) => {
      const path = test.info().outputPath(name);
      await writeFile(path, buffer);
      return path;
    }),
  );
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    button(page, 'Choose files').click(),
  ]);
  await chooser.setFiles(paths);
}

/** What the demo's server lists, whatever the page shows. */
const listed = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const response = await fetch('/api/codat/companies/me/files', {
      headers: { 'X-Requested-With': 'e2e' },
    });
    const files = (await response.json()) as { displayName: string }[];
    return files.map(({ displayName }) => displayName);
  });

test.beforeEach(async ({ page }) => {
  await apply(page);
  await openUpload(page);
});

test('files that are chosen arrive, and are listed by the server after a reload', async ({
  page,
}) => {
  await choose(page, pdf('accounts-2025.pdf'), pdf('accounts-2026.pdf', 3 * MB));
  await expect(item(page, 'accounts-2025.pdf')).toContainText('Received');
  await expect(item(page, 'accounts-2026.pdf')).toContainText('Received');
  expect((await listed(page)).sort()).toEqual(['accounts-2025.pdf', 'accounts-2026.pdf']);
  await page.reload();
  await openUpload(page);
  await expect(item(page, 'accounts-2025.pdf')).toContainText('Received');
  await expect(item(page, 'accounts-2026.pdf')).toContainText('Received');
});

test('a file that is dropped arrives, and the page does not open it', async ({ page }) => {
  const address = page.url();
  const dropped = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(['%PDF-1.7\n'], 'dropped.pdf', { type: 'application/pdf' }));
    return data;
  });
  const zone = upload(page).getByText('Drop files here');
  await zone.dispatchEvent('dragover', { dataTransfer: dropped });
  await zone.dispatchEvent('drop', { dataTransfer: dropped });
  await expect(item(page, 'dropped.pdf')).toContainText('Received');
  expect(page.url()).toBe(address);
  expect(await listed(page)).toEqual(['dropped.pdf']);
});

test('a program that is named as a PDF is refused, and does not leave the page', async ({
  page,
}) => {
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/files')) sent.push(request.url());
  });
  const program = { ...pdf('invoice.pdf'), buffer: Buffer.from('MZ\x90\x00\x03 a program') };
  await choose(page, program, pdf('accounts.pdf'));
  await expect(item(page, 'invoice.pdf')).toContainText('This file isn’t what its name says');
  await expect(item(page, 'accounts.pdf')).toContainText('Received');
  expect(await listed(page)).toEqual(['accounts.pdf']);
  expect(sent).toHaveLength(1);
  await button(page, 'Remove invoice.pdf').click();
  await expect(item(page, 'invoice.pdf')).toHaveCount(0);
});

test('a program that gets past the page is refused by the server', async ({ page }) => {
  await choose(page, pdf('accounts.pdf'));
  await expect(item(page, 'accounts.pdf')).toContainText('Received');
  const status = await page.evaluate(async () => {
    const headers = { 'X-Requested-With': 'e2e' };
    const path = '/api/codat/companies/me/connections';
    const connections = await fetch(path, { headers });
    const { results } = (await connections.json()) as { results: { id: string }[] };
    const body = new FormData();
    body.append('file', new File(['MZ\x90\x00\x03 a program'], 'invoice.pdf'));
    const url = `${path}/${results[0]?.id ?? ''}/files`;
    return (await fetch(url, { method: 'POST', headers, body })).status;
  });
  expect(status).toBe(415);
  expect(await listed(page)).toEqual(['accounts.pdf']);
});

/** Waits until the file has stopped in the middle of its way. */
async function untilStopped(page: Page, name: string): Promise<void> {
  const progress = upload(page).getByRole('progressbar', { name: `Uploading ${name}` });
  await expect(async () => {
    // A bar that is gone is waited for no longer than this.
    const fraction = Number(await progress.getAttribute('value', { timeout: 1000 }));
    expect(fraction).toBeGreaterThan(0);
    expect(fraction).toBeLessThan(1);
  }).toPass({ timeout: 60_000 });
}

test('a file shows how far it is, and can be cancelled on its way', async ({ page, cable }) => {
  cable.stopAfter(MB);
  await choose(page, pdf('large.pdf', 9.9 * MB));
  await untilStopped(page, 'large.pdf');
  await button(page, 'Cancel large.pdf').click();
  await expect(item(page, 'large.pdf')).toHaveCount(0);
  cable.mend();
  expect(await listed(page)).toEqual([]);
});

test('a file whose network is cut in the middle can be sent again, and arrives once', async ({
  page,
  cable,
}) => {
  cable.stopAfter(MB);
  await choose(page, pdf('large.pdf', 9.9 * MB));
  await untilStopped(page, 'large.pdf');
  cable.cut();
  await expect(button(page, 'Try again large.pdf')).toBeVisible();
  cable.mend();
  expect(await listed(page)).toEqual([]);
  await button(page, 'Try again large.pdf').click();
  await expect(item(page, 'large.pdf')).toContainText('Received', { timeout: 30_000 });
  expect(await listed(page)).toEqual(['large.pdf']);
});
