import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  optimizeDeps: { include: ['codat-elements/define', 'codat-elements/testing'] },
  test: {
    include: ['tests/*.vitest.js'],
    browser: {
      enabled: true,
      headless: true,
      provider: playwright({
        launchOptions: {
          executablePath: process.env.CHROME_PATH,
          args: process.env.CHROME_FLAGS?.split(' ') ?? [],
        },
      }),
      instances: [{ browser: 'chromium' }],
    },
  },
});
