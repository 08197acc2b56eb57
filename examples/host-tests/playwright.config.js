import { defineConfig } from '@playwright/test';

const port = Number(process.env.PORT ?? 4180);

export default defineConfig({
  testDir: 'tests',
  testMatch: '*.spec.js',
  use: {
    baseURL: `http://localhost:${port}`,
    launchOptions: {
      executablePath: process.env.CHROME_PATH,
      args: process.env.CHROME_FLAGS?.split(' ') ?? [],
    },
  },
  webServer: {
    command: `vite --host localhost --port ${port} --strictPort`,
    url: `http://localhost:${port}/`,
  },
});
