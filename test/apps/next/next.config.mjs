import { fileURLToPath } from 'node:url';

/** The package's own dependencies are the repository's, above this app. */
const root = fileURLToPath(new URL('../../..', import.meta.url));

export default { turbopack: { root }, outputFileTracingRoot: root };
