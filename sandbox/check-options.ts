/** Options as plain JavaScript may give them: a wrong one would show as a sandbox where every path is a 404. */
import { isRecord } from './is-record.js';

/** No segment is one that a URL resolves away. */
const basePathShape = /^(\/(?!\.{1,2}(\/|$))[\w.~-]+)*$/;

/**
 * The base path, without a slash at its end.
 *
 * @throws TypeError that says in words what to put right
 */
export function checkOptions(options: unknown): { basePath: string } {
  if (!isRecord(options)) fail('it takes its options in an object: createCodatSandbox({ … })');
  const { basePath = '' } = options;
  if (typeof basePath !== 'string') return fail('basePath must be a text such as "/codat"');
  const checked = basePath.replace(/\/+$/, '');
  if (basePathShape.test(checked)) return { basePath: checked };
  const mended = `/${checked.replace(/^\/+/, '')}`;
  const cure = basePathShape.test(mended)
    ? `write "${mended}"`
    : 'it is made of letters, digits and . _ ~ -, as on the wire';
  return fail(`basePath must look like "/codat" and begin with a slash; ${cure}`);
}

function fail(message: string): never {
  throw new TypeError(`createCodatSandbox: ${message}.`);
}
