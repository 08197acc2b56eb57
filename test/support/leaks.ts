/** What is left of elements that came and went, a hundred times over. */
import { expect } from '@open-wc/testing';
import { createWorld, setStatus, type BrowserWorld } from './browser-world.js';
import { measureHeap, Remains, type Heap } from './heap.js';
import { isLoaded, until } from './page.js';
import './mount.js';
import { loadAttempts } from '../../src/store/linking/attempt-storage.js';
import { storeFor } from '../../src/store/store-registry.js';
import { countLeaks, nothing, type ResourceLeaks } from '../store/resource-leaks.js';

export const rounds = 100;
/** The first rounds load what every later one has: styles, templates, the browser's own. */
const warmUp = 5;
/** Less than one in ten rounds: the browser keeps a little of its own. */
const little = rounds / 10;
/** One tree: the browser keeps that of what was pressed last, to go on from by Tab. Of 200 rounds none is left. */
const fewNodes = rounds / 4;
/** How long it may keep more, in milliseconds. */
const RELEASE_MS = 15_000;

/** What is put in; where it can link, what its button says. */
interface Subject {
  attributes?: Record<string, string>;
  begins?: string;
}

const subjects: Record<string, Subject> = {
  'codat-integration-picker': {
    attributes: { 'platform-keys': 'gbol exgd' },
    begins: 'Connect to Xero',
  },
  'codat-connect-button': { attributes: { 'platform-key': 'gbol' }, begins: 'Connect to Xero' },
  'codat-connection-list': { begins: 'Continue' },
  'codat-link-flow': { attributes: { required: 'accounting' } },
  'powered-by-codat': { attributes: { src: '/no-logo.svg' } },
};

function create(tag: string, attributes: Record<string, string>): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

const buttonIn = (element: Element, label: string) =>
  [...(element.shadowRoot?.querySelectorAll('button') ?? [])].find((button) =>
    (button.getAttribute('aria-label') ?? button.textContent).includes(label),
  );

/** The ways in which an attempt goes on, by turns. */
const ways = [
  async (world: BrowserWorld, id: string) => {
    await setStatus(world, id, 'Linked');
    window.dispatchEvent(new Event('focus'));
  },
  async (_world: BrowserWorld, _id: string, element: HTMLElement) => {
    const cancel = await until('the way to cancel', () => buttonIn(element, 'Cancel'));
    cancel.click();
  },
  async (world: BrowserWorld, id: string, element: HTMLElement) => {
    const place = element.parentElement;
    element.remove();
    await setStatus(world, id, 'Linked');
    place?.append(element);
    // A moment later it was only moved, and is notified no sooner than others: the person comes back.
    window.dispatchEvent(new Event('focus'));
  },
];

/** Of the latest rounds, the oldest first: what was removed may still ask there, a moment long. */
const latestWorlds: BrowserWorld[] = [];
const LATEST_WORLDS = 10;

/** One element: put in, loaded, linked with, and taken out again. */
async function round(tag: string, number: number, remains: Remains): Promise<HTMLElement> {
  const { attributes = {}, begins } = subjects[tag] ?? {};
  const connections =
    tag === 'codat-connection-list'
      ? [{ platformKey: 'gbol', status: 'PendingAuth' as const }]
      : [];
  const world = await createWorld({ connections });
  // The server keeps so many worlds, of all tests: a hundred more would cost others theirs.
  latestWorlds.push(world);
  if (latestWorlds.length > LATEST_WORLDS) await latestWorlds.shift()?.close();
  const provider = create('codat-provider', { 'proxy-url': world.proxyUrl });
  const element = create(tag, { 'link-mode': 'manual', ...attributes });
  provider.append(element);
  document.body.append(provider);
  // Most are taken out while they load; the first has to make the templates of what comes after, which stay.
  if (number === 0) await until(`${tag} to be loaded`, () => isLoaded(element));
  remains.watch('elements', element);
  remains.watch('elements', provider);
  if (begins) {
    const button = await until('something to link', () => buttonIn(element, begins));
    const session = storeFor({ proxyUrl: world.proxyUrl });
    remains.watch('sessions', session);
    remains.watch('brandings', session.brandings);
    button.click();
    const { connectionId } = await until('the attempt', () => loadAttempts()[0]);
    await ways[number % ways.length]?.(world, connectionId, element);
    await until('its end', () => !session.linking.isLive);
  }
  // The browser holds what an image that is on its way belongs to.
  await until('the images', () =>
    [...(element.shadowRoot?.querySelectorAll('img') ?? [])].every(({ complete }) => complete),
  );
  provider.remove();
  return element;
}

/** How much more there is after a hundred rounds than before. */
export interface Left extends Heap, ResourceLeaks {
  /** Of what every round made: how many are still there. */
  remains: Record<string, number>;
}

/** What a hundred rounds leave; `spoil` does something in each that should be noticed. */
export async function leftBy(
  tag: string,
  spoil: (element: HTMLElement) => void = () => undefined,
): Promise<Left> {
  for (let number = 0; number < warmUp; number++) await round(tag, number, new Remains());
  const before = await measureHeap();
  const leftovers = countLeaks();
  const remains = new Remains();
  for (let number = 0; number < rounds; number++) spoil(await round(tag, number, remains));
  await until('the requests to end', () => leftovers().requests === 0);
  // What was removed releases its resources once it is clear that it was not only moved; a leak stays.
  const isLeft = () => Object.values(leftovers()).some((count) => count > 0);
  await until('the last to be released', () => !isLeft(), RELEASE_MS).catch(() => undefined);
  const counted = leftovers();
  const measure = async (): Promise<Left> => {
    const after = await measureHeap();
    return {
      eventListeners: after.eventListeners - before.eventListeners,
      nodes: after.nodes - before.nodes,
      documents: after.documents - before.documents,
      ...counted,
      remains: remains.count,
    };
  };
  // What the browser itself still holds, such as an image, it releases a little later; a leak stays.
  const end = performance.now() + RELEASE_MS;
  let left = await measure();
  while (left.nodes >= fewNodes && performance.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    left = await measure();
  }
  return left;
}

export function expectNothing(left: Left): void {
  const { remains, timers, channels, requests, listeners, ...grown } = left;
  expect({ timers, channels, requests, listeners }).to.deep.equal(nothing);
  for (const [what, count] of Object.entries({ ...grown, ...remains })) {
    expect(count, what).to.be.below(what === 'nodes' ? fewNodes : little);
  }
}
