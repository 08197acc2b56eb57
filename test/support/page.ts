/** What tests of elements need of the page around them. */

/** Waits for what `probe` looks for and gives it; what it is not is undefined, null or false. */
export async function until<T>(
  what: string,
  probe: () => T | undefined | null | false | Promise<T | undefined | null | false>,
  patience = 20_000,
): Promise<T> {
  const end = performance.now() + patience;
  for (;;) {
    const found = await probe();
    if (found !== undefined && found !== null && found !== false) return found;
    if (performance.now() > end) throw new Error(`Waited in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The first element of this tag in a container. */
export function find<Tag extends keyof HTMLElementTagNameMap>(
  container: ParentNode,
  tag: Tag,
): HTMLElementTagNameMap[Tag] {
  const found = container.querySelector(tag);
  if (!found) throw new Error(`There is no <${tag}>.`);
  return found;
}

/** Whether one of our elements has drawn what it asked the server for. */
export const isLoaded = (element: Element): boolean =>
  !element.matches(':state(loading)') && Boolean(element.shadowRoot?.firstElementChild);

/**
 * Waits until the page is drawn as it stands. What is far from view is not laid out (`content-visibility: auto`), and a
 * browser finds out what is near while it draws: until then each tile has the height that is guessed for it.
 */
export async function untilDrawn(): Promise<void> {
  const nextFrame = () => new Promise(requestAnimationFrame);
  // A frame's callbacks run before it is drawn.
  await nextFrame();
  await nextFrame();
}

/** What undoes a change to the page, done after each test. */
const undoings: (() => void | Promise<void>)[] = [];

/** Keeps for the test's end how to put the page back. */
export function atTheEnd(undo: () => void | Promise<void>): void {
  undoings.push(undo);
}

// Scenarios are also shown on a page that no test ends.
if ('afterEach' in globalThis) {
  afterEach(async () => {
    for (const undo of undoings.splice(0).reverse()) await undo();
  });
}

/** Takes away the polls that would find everything in the end: what takes a second or more never comes. */
export function neverPoll(): void {
  const { setTimeout } = window;
  const impatient = (task: () => void, delay = 0) => (delay < 1000 ? setTimeout(task, delay) : 0);
  window.setTimeout = impatient as unknown as typeof setTimeout;
  atTheEnd(() => {
    window.setTimeout = setTimeout;
  });
}

/** Collects the addresses of the page's requests as they are made, until the test ends. */
export function collectRequestUrls(): string[] {
  const urls: string[] = [];
  const { fetch } = window;
  window.fetch = (input, init) => {
    urls.push(input instanceof Request ? input.url : String(input));
    return fetch(input, init);
  };
  atTheEnd(() => {
    window.fetch = fetch;
  });
  return urls;
}

/** Collects the addresses of the page's requests whose response has begun, until the test ends. */
export function collectResponseUrls(): string[] {
  const urls: string[] = [];
  const { fetch } = window;
  window.fetch = async (...args) => {
    const response = await fetch(...args);
    urls.push(response.url);
    return response;
  };
  atTheEnd(() => {
    window.fetch = fetch;
  });
  return urls;
}

/** Responses that have come, and that the page does not see yet. */
export interface HeldResponses {
  /** How many there are. */
  readonly count: number;
  /** Lets the page see them, and those that come later. */
  release(): void;
}

/** Holds the responses to requests of a method, to addresses with `part` in them, until they are released, aborted or the test ends. */
export function holdResponses(method: string, part = ''): HeldResponses {
  const held = new Set<() => void>();
  let isHolding = true;
  const { fetch } = window;
  window.fetch = async (input, init) => {
    const response = await fetch(input, init);
    if (!isHolding || init?.method !== method || !response.url.includes(part)) return response;
    await new Promise<void>((resolve, reject) => {
      held.add(resolve);
      init.signal?.addEventListener('abort', () => {
        held.delete(resolve);
        reject(new DOMException('Aborted', 'AbortError'));
      });
    });
    return response;
  };
  const release = () => {
    isHolding = false;
    for (const resolve of held) resolve();
    held.clear();
  };
  atTheEnd(() => {
    release();
    window.fetch = fetch;
  });
  return {
    get count() {
      return held.size;
    },
    release,
  };
}

/** Puts other text into the JSON that the page is sent, until the test ends: what Codat documents and the sandbox does not have. */
export function rewriteResponses(text: string, other: string): void {
  const { fetch } = window;
  window.fetch = async (input, init) => {
    const response = await fetch(input, init);
    const { headers, status, statusText } = response;
    if (!headers.get('content-type')?.includes('json')) return response;
    const body = (await response.text()).replaceAll(text, other);
    return new Response(body || null, { headers, status, statusText });
  };
  atTheEnd(() => void (window.fetch = fetch));
}

/** One event that came past. */
export interface SeenEvent<Detail = unknown> {
  type: string;
  detail: Detail;
  /** The id, or else the tag, of the element it came from. */
  from: string;
}

/** Collects events of these types on their way up through `target`. */
export function collect(target: EventTarget, ...types: (keyof GlobalEventHandlersEventMap)[]) {
  const seen: SeenEvent[] = [];
  const listener = (event: Event) => {
    const { id, localName } = event.target as Element;
    seen.push({ type: event.type, detail: (event as CustomEvent).detail, from: id || localName });
  };
  for (const type of types) {
    target.addEventListener(type, listener);
    atTheEnd(() => target.removeEventListener(type, listener));
  }
  return seen;
}

/** Collects the console's warnings until the test ends, in place of showing them. */
function collectConsole(level: 'warn' | 'error'): string[] {
  const lines: string[] = [];
  const { [level]: show } = console;
  console[level] = (...values: unknown[]) => lines.push(values.join(' '));
  atTheEnd(() => {
    console[level] = show;
  });
  return lines;
}

/** Collects what is warned of in the console until the test ends, in place of showing it. */
export const collectWarnings = () => collectConsole('warn');

/** Collects the console's errors until the test ends, in place of showing them. */
export const collectErrors = () => collectConsole('error');

/** Collects what nobody caught: errors and rejected promises. */
export function collectUncaught(): string[] {
  const seen: string[] = [];
  const onError = (event: ErrorEvent) => seen.push(event.message);
  const onRejection = (event: PromiseRejectionEvent) => seen.push(String(event.reason));
  window.addEventListener('error', onError);
  window.addEventListener('unhandledrejection', onRejection);
  atTheEnd(() => {
    window.removeEventListener('error', onError);
    window.removeEventListener('unhandledrejection', onRejection);
  });
  return seen;
}

/** The windows that this page opens until the test ends; they are closed then. */
export function collectWindows(): Window[] {
  const opened: Window[] = [];
  const { open } = window;
  window.open = (...args) => {
    const made = open.apply(window, args);
    if (made) opened.push(made);
    return made;
  };
  atTheEnd(() => {
    window.open = open;
    for (const one of opened) one.close();
  });
  return opened;
}

/** As where the browser opens no windows. */
export function blockWindows(): void {
  const { open } = window;
  window.open = () => null;
  atTheEnd(() => {
    window.open = open;
  });
}

/** Waits as long as the browser refuses: WebKit takes a hundred addresses in ten seconds. */
async function replaceAddress(address: string): Promise<void> {
  await until('the browser to take the address', () => {
    try {
      history.replaceState(null, '', address);
      return true;
    } catch (error) {
      if (error instanceof DOMException && error.name === 'SecurityError') return false;
      throw error;
    }
  });
}

/** The page's address bears these parameters until the test ends. */
export async function setAddress(search: string): Promise<void> {
  const before = window.location.href;
  atTheEnd(() => replaceAddress(before));
  await replaceAddress(search + window.location.hash);
}
