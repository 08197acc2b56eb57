/** Serves worker.js in workerd until this process is ended. */
import { Miniflare } from 'miniflare';

const worker = new Miniflare({
  modules: true,
  scriptPath: 'worker.js',
  bindings: JSON.parse(process.env.BINDINGS ?? '{}'),
  compatibilityDate: '2026-04-01',
});
process.once('SIGTERM', () => void worker.dispose().then(() => process.exit()));

const { origin } = await worker.ready;
console.log(`Ready at ${origin}`);
