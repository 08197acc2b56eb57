/** What tests ask of the browser around their page. Each command says in which engines it is there. */

/**
 * For `test/support/offline.ts`: takes the page's network away, and gives it back. In Chromium not by the emulation of
 * a whole page's network, which would cut the runner's own socket to the page as well.
 */
const offlineSessions = new WeakMap();

async function setOffline(page, offline) {
  const cdp = offlineSessions.get(page) ?? (await page.createCDPSession());
  offlineSessions.set(page, cdp);
  const unlimited = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
  await cdp.send('Network.enable');
  await cdp.send('Network.setBlockedURLs', { urls: offline ? ['*/world*'] : [] });
  await cdp.send('Network.overrideNetworkState', { offline, ...unlimited });
}

/** In Chromium and Firefox. */
export const offlineCommand = {
  name: 'set-offline',
  async executeCommand({ command, payload, session }) {
    if (command !== 'set-offline') return undefined;
    const page = session.browser.getPage(session.id);
    if (session.browser.name === 'Firefox') await page.setOfflineMode(payload.offline);
    else await setOffline(page, payload.offline);
    return true;
  },
};

/**
 * The browser's own account of a page, for `measureHeap` of `test/support/heap.ts`: what is left after the garbage is
 * collected. In Chromium.
 */
export const heapCommand = {
  name: 'heap',
  async executeCommand({ command, session }) {
    if (command !== 'measure-heap') return undefined;
    const cdp = await session.browser.getPage(session.id).createCDPSession();
    await cdp.send('HeapProfiler.enable');
    await cdp.send('Performance.enable');
    // Twice: what the first round lets go of may have held something else.
    await cdp.send('HeapProfiler.collectGarbage');
    await cdp.send('HeapProfiler.collectGarbage');
    const { metrics } = await cdp.send('Performance.getMetrics');
    await cdp.detach();
    const value = (name) => metrics.find((metric) => metric.name === name).value;
    return {
      eventListeners: value('JSEventListeners'),
      nodes: value('Nodes'),
      documents: value('Documents'),
    };
  },
};

/** The session keeps its emulation until it is over, and so with the page. */
const mediaSessions = new WeakMap();

/** For `test/support/forced-colors.ts`: what the runner's own command for media does not know. In Chromium. */
export const forcedColorsCommand = {
  name: 'forced-colors',
  async executeCommand({ command, payload, session }) {
    if (command !== 'force-colors') return undefined;
    const page = session.browser.getPage(session.id);
    const cdp = mediaSessions.get(page) ?? (await page.createCDPSession());
    mediaSessions.set(page, cdp);
    const value = payload.active ? 'active' : '';
    await cdp.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value }] });
    return true;
  },
};
