import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { constants } from 'node:os';
import { createInterface } from 'node:readline';
import { findBrowser } from '../find-browser.mjs';
import { findDisplayServer, findMiniBrowser } from '../lib/browser-places.mjs';
import { WebDriverPage } from './webdriver.mjs';

/** As the pages of other engines are in web-test-runner. */
const viewport = { width: 800, height: 600 };

/** Of the display, in pixels. Its pointer begins in the middle, and nothing moves it. */
const screen = { width: 1920, height: 2400 };
/** Less than the bar over a page is high. */
const UNDER_EDGE = 10;

/**
 * Where no program manages the windows, the one under the pointer has the focus. The pointer is on the bar over the page, so
 * that no element is hovered over.
 */
const placeUnderPointer = (width) => ({
  x: Math.round((screen.width - width) / 2),
  y: screen.height / 2 - UNDER_EDGE,
});

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

/** Starts a display that nobody sees; MiniBrowser has no other way to run without a window. */
async function startDisplay() {
  const size = `${screen.width}x${screen.height}x24`;
  const args = ['-displayfd', '1', '-screen', '0', size, '-nolisten', 'tcp'];
  const server = spawn(findDisplayServer(), args, { stdio: ['ignore', 'pipe', 'ignore'] });
  process.once('exit', () => server.kill());
  const [number] = await once(createInterface(server.stdout), 'line');
  return { server, display: `:${number}` };
}

function killGroup(pid) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}

/** What a page of WebKit takes: a WebDriver server with one browser, and the page in it. */
class WebKitPage {
  #server;

  constructor(driver, display) {
    this.driver = driver;
    this.display = display;
  }

  async open(url) {
    const port = await freePort();
    this.#server = spawn(this.driver, [`--port=${port}`], {
      stdio: 'ignore',
      // A process group of its own, which the browser belongs to as well.
      detached: true,
      env: {
        ...process.env,
        DISPLAY: this.display,
        LANG: 'en_US.UTF-8',
        // There is no graphics card to composite with.
        WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      },
    });
    const capabilities = {
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': {
        binary: findMiniBrowser(),
        // Tests open windows without a person's click.
        args: ['--automation', '--javascript-can-open-windows-automatically=true'],
      },
    };
    const server = `http://127.0.0.1:${port}`;
    this.page = await WebDriverPage.open(server, capabilities, placeUnderPointer);
    await this.page.setViewportSize(viewport);
    await this.page.goto(url);
  }

  /** Ends server and browser, whatever the page is doing. */
  async close() {
    const server = this.#server;
    if (!server?.pid || server.exitCode !== null) return;
    const gone = once(server, 'exit');
    this.kill();
    await gone;
  }

  kill() {
    if (this.#server?.pid) killGroup(this.#server.pid);
  }
}

/** WebKit, for web-test-runner: WebKitGTK's MiniBrowser, a new one for each test file. */
class WebKitLauncher {
  name = 'WebKit';
  // Of this type are the pages that the runner's commands speak to as to Playwright's.
  type = 'playwright';
  // Only one window of a display has the focus.
  concurrency = 1;
  #driver = findBrowser('webkit');
  #display;
  #pages = new Map();

  constructor() {
    // They would outlive a run that is interrupted.
    process.once('exit', () => {
      for (const page of this.#pages.values()) page.kill();
    });
    // By itself it ends a process without that event.
    process.once('SIGTERM', () => process.exit(128 + constants.signals.SIGTERM));
  }

  async startSession(id, url) {
    this.#display ??= startDisplay();
    const { display } = await this.#display;
    const page = new WebKitPage(this.#driver, display);
    this.#pages.set(id, page);
    await page.open(url);
  }

  async stopSession(id) {
    const page = this.#pages.get(id);
    this.#pages.delete(id);
    await page?.close();
    return {};
  }

  isActive(id) {
    return this.#pages.has(id);
  }

  getPage(id) {
    return this.#pages.get(id)?.page;
  }

  getBrowserUrl(id) {
    return this.getPage(id)?.url();
  }

  startDebugSession() {
    throw new Error('WebKit shows its pages on a display that nobody sees.');
  }

  async stop() {
    await Promise.all([...this.#pages.keys()].map((id) => this.stopSession(id)));
    const { server } = (await this.#display) ?? {};
    server?.kill();
  }
}

export const webkit = () => new WebKitLauncher();
