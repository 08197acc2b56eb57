import { chromeLauncher } from '@web/test-runner-chrome';
import { createTestWorlds } from 'codat-elements/testing';

export default {
  files: 'tests/*.wtr.js',
  nodeResolve: true,
  testFramework: { config: { timeout: 20_000 } },
  middleware: [createTestWorlds().koa],
  browsers: [
    chromeLauncher({
      launchOptions: {
        executablePath: process.env.CHROME_PATH,
        args: process.env.CHROME_FLAGS?.split(' ') ?? [],
      },
    }),
  ],
};
