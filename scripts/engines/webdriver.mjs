/** The little of the WebDriver protocol (https://www.w3.org/TR/webdriver2/) that tests in WebKit take. */
import { setTimeout as wait } from 'node:timers/promises';

const READY_MS = 60_000;
/** A page that hangs answers no command. */
const COMMAND_MS = 60_000;
const READY_INTERVAL_MS = 50;

async function send(address, method, body) {
  const response = await fetch(address, {
    method,
    signal: AbortSignal.timeout(COMMAND_MS),
    ...(method === 'POST' && { body: JSON.stringify(body ?? {}) }),
  });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`WebDriver: ${value.error}: ${value.message}`);
  return value;
}

/** Resolves once the WebDriver server at this address takes sessions. */
async function serverReady(address) {
  const end = Date.now() + READY_MS;
  for (;;) {
    const status = await send(`${address}/status`, 'GET').catch(() => undefined);
    if (status?.ready) return;
    if (Date.now() > end) throw new Error(`No WebDriver server was ready at ${address} in time.`);
    await wait(READY_INTERVAL_MS);
  }
}

/** Keys without a character, by their names in `KeyboardEvent.key`. */
const keyCodes = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  F2: '\uE032',
  Meta: '\uE03D',
};

const codeOf = (key) => keyCodes[key] ?? key;

const buttonNumbers = { left: 0, middle: 1, right: 2 };

/**
 * A browser with one page, driven through a WebDriver server. Has what the commands of web-test-runner ask of a page of
 * Playwright's.
 */
export class WebDriverPage {
  /**
   * @param {string} address of its WebDriver session
   * @param {(width: number) => {x: number, y: number}} placeWindow where a window of this width goes
   */
  constructor(address, placeWindow) {
    this.address = address;
    this.placeWindow = placeWindow;
  }

  /** Opens a browser with these capabilities by the WebDriver server at `server`. */
  static async open(server, capabilities, placeWindow) {
    await serverReady(server);
    const asked = { capabilities: { alwaysMatch: capabilities } };
    const { sessionId } = await send(`${server}/session`, 'POST', asked);
    return new WebDriverPage(`${server}/session/${sessionId}`, placeWindow);
  }

  goto(url) {
    return this.#post('url', { url });
  }

  url() {
    return send(`${this.address}/url`, 'GET');
  }

  /** Gives the page's content this size: a window is larger by its own frame. */
  async setViewportSize({ width, height }) {
    const script = 'return [outerWidth - innerWidth, outerHeight - innerHeight]';
    const [frameWidth, frameHeight] = await this.#post('execute/sync', { script, args: [] });
    const outer = { width: width + frameWidth, height: height + frameHeight };
    await this.#post('window/rect', { ...this.placeWindow(outer.width), ...outer });
  }

  keyboard = {
    type: async (text) => {
      for (const character of text) await this.keyboard.press(character);
    },
    press: (key) => this.#press(['keyDown', 'keyUp'], key),
    down: (key) => this.#press(['keyDown'], key),
    up: (key) => this.#press(['keyUp'], key),
  };

  mouse = {
    move: (x, y) => this.#point([{ type: 'pointerMove', x, y, duration: 0 }]),
    click: async (x, y, { button = 'left' } = {}) => {
      await this.mouse.move(x, y);
      await this.mouse.down({ button });
      await this.mouse.up({ button });
    },
    down: ({ button = 'left' } = {}) =>
      this.#point([{ type: 'pointerDown', button: buttonNumbers[button] }]),
    up: ({ button = 'left' } = {}) =>
      this.#point([{ type: 'pointerUp', button: buttonNumbers[button] }]),
  };

  #press(types, key) {
    const actions = types.map((type) => ({ type, value: codeOf(key) }));
    return this.#act({ type: 'key', id: 'keyboard', actions });
  }

  #point(actions) {
    return this.#act({ type: 'pointer', id: 'mouse', actions });
  }

  #act(device) {
    return this.#post('actions', { actions: [device] });
  }

  #post(command, body) {
    return send(`${this.address}/${command}`, 'POST', body);
  }
}
