import { fileURLToPath } from 'node:url';

/** The package's own dependencies are the repository's, above this app. */
const root = fileURLToPath(new URL('../../..', import.meta.url));

export default {
  // As in an app that is begun today, which allows routes less than an older one does.
  cacheComponents: true,
  partialPrefetching: true,
  turbopack: { root },
  outputFileTracingRoot: root,
};
