import { cdnChunks } from './scripts/lib/cdn-sizes.mjs';

/** Held by `npm run size`, after a build. */
export default cdnChunks().map(({ name, limit, paths }) => ({
  name,
  path: paths,
  limit: `${limit} kB`,
}));
