/** The sandbox of the live examples, and the elements: once for all pages, in the browser only. */
import { withBase } from 'vitepress';
import { seed } from '../../sandbox-seed.mjs';

let starting;

async function start() {
  const { registerSandbox } = await import(
    /* @vite-ignore */ new URL(withBase('/service-worker.js'), location.href).href
  );
  const sandbox = await registerSandbox({ seed, redirectUrl: withBase('/connected.html') });
  // Only now: elements that are there ask at once.
  await import(/* @vite-ignore */ new URL(withBase('/cdn/codat-elements.mjs'), location.href).href);
  return sandbox;
}

/**
 * Registers the sandbox and the elements.
 *
 * @returns {Promise<import('codat-elements/sandbox/service-worker').RegisteredSandbox>}
 */
export function startSandbox() {
  starting ??= start();
  // Another page's example tries again.
  starting.catch(() => {
    starting = undefined;
  });
  return starting;
}
