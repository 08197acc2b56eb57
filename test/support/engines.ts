/** What a test needs of the browser that not every engine has, or lets a test do. */

type Engine = 'Chromium' | 'Firefox' | 'WebKit';

/** Where each ability is missing, and why. What is missing is the test's own tool, never what an element relies on. */
const limits = {
  'the focus after a window has opened': {
    missingIn: ['Firefox', 'WebKit'],
    reason: 'only Chromium’s driver lets a page keep the focus that a new window takes',
  },
  'counts of what the page holds': {
    missingIn: ['Firefox', 'WebKit'],
    reason: 'only Chromium’s driver collects garbage and counts on request',
  },
  'the accessibility tree': {
    missingIn: ['Firefox', 'WebKit'],
    reason: 'only Chromium’s driver hands it out',
  },
  'the network’s end': {
    missingIn: ['WebKit'],
    reason: 'WebKit’s driver cannot take a page’s network away',
  },
  'forced colors': {
    missingIn: ['Firefox', 'WebKit'],
    reason: 'only Chromium’s driver can turn them on',
  },
  'navigations that are held up': {
    missingIn: 'navigation' in globalThis ? [] : ['Firefox', 'WebKit'],
    reason: 'it has no Navigation API',
  },
  'events with AltGr': {
    missingIn: ['WebKit'],
    reason: 'its scripts cannot make an event during which AltGr is down',
  },
  'boxes of a zoomed page': {
    missingIn: ['WebKit'],
    reason: 'it measures them as if nothing were zoomed',
  },
  'pasted files': {
    missingIn: ['Firefox'],
    reason: 'its scripts cannot make an event that pastes a file',
  },
} as const satisfies Record<string, { missingIn: readonly Engine[]; reason: string }>;

export type Ability = keyof typeof limits;

const { userAgent } = navigator;
const engine: Engine = userAgent.includes('Firefox/')
  ? 'Firefox'
  : userAgent.includes('Chrome/')
    ? 'Chromium'
    : 'WebKit';

interface RunningTest {
  title: string;
  /** Ends the test by throwing, and counts it as left out. */
  skip(): never;
}

let running: RunningTest | undefined;

// Scenarios are also shown on a page that runs no test.
if ('beforeEach' in globalThis) {
  beforeEach(function () {
    running = this.currentTest;
  });
}

/** Leaves the running test out, and says why in its title, where the engine lacks what the test needs. */
export function needs(ability: Ability): void {
  const { missingIn, reason }: { missingIn: readonly Engine[]; reason: string } = limits[ability];
  if (!missingIn.includes(engine) || !running) return;
  running.title += ` (left out in ${engine}, which lacks ${ability}: ${reason})`;
  running.skip();
}
