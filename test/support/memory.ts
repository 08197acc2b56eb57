import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/**
 * Takes away what nothing refers to any more. What a collection found is given back beside the process, in a busy one
 * late: the second collection waits for it.
 */
export function collectGarbage(): void {
  collect();
  collect();
}
