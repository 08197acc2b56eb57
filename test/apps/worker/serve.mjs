/** Serves worker.js in workerd until this process is ended. */
import { Miniflare } from 'miniflare';

const worker = new Miniflare({
  modules: true,
  scriptPath: 'worker.js',
  bindings: JSON.parse(process.env.BINDINGS ?? '{}'),
  compatibilityDate: '2026-04-01',
  // Without Miniflare's own worker in front, which would not say that a page has left.
  unsafeDirectSockets: [{}],
});
process.once('SIGTERM', () => void worker.dispose().then(() => process.exit()));

await worker.ready;
const { origin } = await worker.unsafeGetDirectURL();
console.log(`Ready at ${origin}`);
