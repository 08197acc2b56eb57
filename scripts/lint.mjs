/** Checks the sources: `npm run lint`, or only the named checks with `npm run lint -- eslint types`. */
import { runChecks, sourceChecks } from './lib/checks.mjs';

const names = process.argv.slice(2);
const unknown = names.filter((name) => !(name in sourceChecks));
if (unknown.length > 0) {
  console.error(
    `No such check: ${unknown.join(', ')}. There are ${Object.keys(sourceChecks).join(', ')}.`,
  );
  process.exit(1);
}
const chosen = Object.fromEntries(
  Object.entries(sourceChecks).filter(([name]) => names.length === 0 || names.includes(name)),
);
const { failed } = await runChecks(chosen);
process.exitCode = failed === 0 ? 0 : 1;
