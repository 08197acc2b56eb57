import { chromium } from './chromium.mjs';
import { firefox } from './firefox.mjs';
import { webkit } from './webkit.mjs';

/** Launchers of the engines, for web-test-runner. */
export const engines = { chromium, firefox, webkit };
