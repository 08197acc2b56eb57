import { execFileSync } from 'node:child_process';
import { defineConfig } from '@playwright/test';
import { browserFlags, findBrowser } from './scripts/find-browser.mjs';

/** A free port. Workers load this file again and find the first one in the environment. */
const port = (process.env['E2E_PORT'] ??= execFileSync(process.execPath, [
  '-e',
  'const s = require("net").createServer().listen(0, () => { console.log(s.address().port); s.close(); })',
])
  .toString()
  .trim());

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  retries: 0,
  workers: 2,
  timeout: 30_000,
  expect: { timeout: 10_000 },
  reporter: [
    ['list'],
    ...(process.env['TEST_REPORT_FILE']
      ? [['json', { outputFile: process.env['TEST_REPORT_FILE'] }] as const]
      : []),
  ],
  use: {
    baseURL: `http://localhost:${port}`,
    browserName: 'chromium',
    locale: 'en-GB',
    contextOptions: { reducedMotion: 'reduce' },
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: findBrowser(), args: browserFlags() },
  },
  webServer: {
    command: 'node --import tsx demo/server/main.ts',
    url: `http://localhost:${port}/`,
    // A run must not test a server that somebody left behind.
    reuseExistingServer: false,
    timeout: 60_000,
    stdout: 'ignore',
    // Nothing is left of it. Tests of what outlives a restart start servers of their own.
    env: { PORT: port, CODAT_API_KEY: '', DATABASE_FILE: ':memory:' },
  },
});
