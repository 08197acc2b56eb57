/** The calls that several elements make, for `fault-matrix.ts`. */
import type { CodatLinkEndEvent } from '../../src/events/index.js';
import { setStatus } from './browser-world.js';
import type { Cell, Moment, RefreshableElement } from './fault-matrix.js';
import type { ElementHarness } from './harness/element-harness.js';
import { atTheEnd, until } from './page.js';
import type { WorldOptions } from './sandbox-middleware.js';

/** An element in which Xero can be linked, its links left to the page. */
export interface LinkingStage {
  harness: ElementHarness<RefreshableElement>;
  /** The person chooses Xero. */
  choose(): unknown;
  /** Whether the element shows what it is there for. */
  isShown(): boolean;
  isLinked(): boolean;
}

/** A company's connection to Xero, not finished. */
export const pending = { id: 'c1', platformKey: 'gbol', status: 'PendingAuth' } as const;

const paths = {
  integrations: '/integrations',
  connections: '/companies/*/connections',
  connection: '/companies/*/connections/*',
};

const isWaiting = ({ harness }: LinkingStage) =>
  harness.panel.includes('Continue in the Xero window');

/** What the person does who reads that it failed; where it goes on by itself, nothing. */
const tryAgain = async (stage: LinkingStage) => {
  if (isWaiting(stage)) return;
  const { harness } = stage;
  const canTry = () => harness.panelActions.includes('Try again');
  // For a connection that is said to be gone a list has no other one to try with: it is read again, and may be there after all.
  if (!canTry()) await harness.element.refresh();
  if (canTry()) harness.pressInPanel('Try again');
};

async function loaded(stage: LinkingStage): Promise<LinkingStage> {
  await until('the element to be loaded', () => stage.isShown(), 30_000);
  return stage;
}

type Mount = (cell: Cell) => Promise<LinkingStage>;

/** Reading what the element shows. */
export function loadingMoment(
  name: string,
  what: 'integrations' | 'connections',
  mount: Mount,
  company: WorldOptions = {},
): Moment {
  return {
    name: `${name}, loading the ${what}`,
    method: 'GET',
    path: paths[what],
    company,
    isAtOnce: true,
    title:
      what === 'integrations'
        ? 'We couldn’t load the software you can connect'
        : 'We couldn’t load your connections',
    operation: `list-${what}`,
    connections: company.connections?.length ?? 0,
    async play(cell) {
      const stage = await mount(cell);
      const { harness } = stage;
      return {
        harness,
        retry: () => harness.retry(),
        isWell: () => stage.isShown(),
      };
    },
  };
}

/** A step of linking Xero, from the click to the provider's page. */
function linkingMoment(
  name: string,
  step: Pick<Moment, 'name' | 'method' | 'path' | 'company' | 'isChange' | 'carriedOutExceptions'>,
  mount: Mount,
): Moment {
  return {
    ...step,
    name: `${name}, ${step.name}`,
    title: 'We couldn’t open Xero',
    operation: 'link',
    connections: 1,
    async play(cell) {
      const stage = await loaded(await mount(cell));
      return {
        harness: stage.harness,
        act: () => stage.choose(),
        retry: () => tryAgain(stage),
        isWell: () => isWaiting(stage),
      };
    },
  };
}

/** What a picker or a button asks, from loading to linked. */
export function linkingMoments(name: string, mount: Mount): Moment[] {
  const creating = {
    name: 'creating a connection',
    method: 'POST',
    path: paths.connections,
    isChange: true,
    carriedOutExceptions: {
      // On a connection that was used before. No page can keep it from that, only a proxy that knows.
      'no network': 'Chromium itself sends again what a broken connection may have swallowed',
    },
  };
  const looking = {
    name: 'looking at the connections before it links',
    method: 'GET',
    path: paths.connections,
  };
  return [
    loadingMoment(name, 'integrations', mount),
    {
      ...loadingMoment(name, 'connections', mount),
      exceptions: { 'offline and back': 'then the integrations are announced first' },
    },
    linkingMoment(name, looking, mount),
    linkingMoment(name, creating, mount),
    ...relinkingMoments(name, mount),
  ];
}

/** What an element asks that goes on with a pending connection. */
export function relinkingMoments(name: string, mount: Mount): Moment[] {
  const step = (what: string, path: string) => ({
    name: what,
    method: 'GET',
    path,
    company: { connections: [pending] },
  });
  return [
    linkingMoment(name, step('loading the conflicting connection', paths.connections), mount),
    linkingMoment(name, step('continuing with a connection', paths.connection), mount),
    waitingMoment(name, mount),
  ];
}

/** Asking how it stands while the person is at the provider's. */
function waitingMoment(name: string, mount: Mount): Moment {
  return {
    name: `${name}, asking whether it is linked`,
    method: 'GET',
    path: paths.connection,
    company: { connections: [pending] },
    title: 'Continue in the Xero window',
    operation: 'link',
    // It is gone, so it says: that ends an attempt.
    otherwise: { '404': 'You didn’t finish connecting Xero' },
    connections: 1,
    async play(cell) {
      const stage = await loaded(await mount(cell));
      const { harness } = stage;
      const outcomes: string[] = [];
      harness.element.addEventListener('codat-link-end', ({ detail }: CodatLinkEndEvent) =>
        outcomes.push(detail.outcome),
      );
      // Of an attempt that has ended, and is seen linked later, this alone says so.
      harness.element.addEventListener('codat-connection', () => outcomes.push('linked'));
      await stage.choose();
      await until('the person to be at the provider’s', () => isWaiting(stage), 30_000);
      return {
        harness,
        act: () => window.dispatchEvent(new Event('focus')),
        async retry() {
          await setStatus(cell.world, 'c1', 'Linked');
          // What looked at the page's focus, as others at the same time bring it about, may know it already.
          if (outcomes.at(-1) !== 'linked') await tryAgain(stage);
          window.dispatchEvent(new Event('focus'));
        },
        isWell: () => stage.isLinked() && outcomes.at(-1) === 'linked',
      };
    },
  };
}

/** An element that shows a brand beside what it is there for. */
export interface BrandedStage {
  harness: ElementHarness<RefreshableElement>;
  /** Whether it does what it is there for. */
  isUsable(): boolean;
  /** Whether the brand is shown. */
  isBranded(): boolean;
}

/** The brand's images are none of the person's business: without them the element works as well. */
export function brandingMoment(
  name: string,
  company: WorldOptions,
  mount: (cell: Cell) => Promise<BrandedStage>,
): Moment {
  return {
    name: `${name}, asking for the brand`,
    method: 'GET',
    path: '/integrations/*/branding',
    company,
    isAtOnce: true,
    connections: company.connections?.length ?? 0,
    exceptions: { 'offline and back': 'then there is nothing to show a brand of' },
    async play(cell) {
      denyStorage();
      const stage = await mount(cell);
      // Brands are asked for once they are about to be seen; all the others stand above.
      stage.harness.element.style.position = 'fixed';
      stage.harness.element.style.insetBlockStart = '0';
      await until('the element to be usable', () => stage.isUsable(), 30_000);
      return {
        harness: stage.harness,
        retry: () => stage.harness.element.refresh(),
        isWell: () => stage.isUsable() && stage.isBranded(),
      };
    },
  };
}

/** As where the browser keeps nothing: what one has learned another does not know. */
function denyStorage(): void {
  localStorage.clear();
  const { setItem } = Storage.prototype;
  Storage.prototype.setItem = () => {
    throw new DOMException('Denied', 'SecurityError');
  };
  atTheEnd(() => {
    Storage.prototype.setItem = setItem;
  });
}
