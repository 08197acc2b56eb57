import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    statSync(join(folder, file)).isFile(),
  );

const isSame = (one, other) => existsSync(other) && readFileSync(one).equals(readFileSync(other));

/**
 * Gives a folder the files of another, and takes away what the other does not have. A file that is the same already is not
 * touched, so that who watches the folder hears only of what has changed.
 *
 * @param {string} from
 * @param {string} to may be missing yet
 * @param {{keep?: string}} [options] `keep` is a folder directly in `to` that is left alone
 */
export function syncFolder(from, to, { keep } = {}) {
  const wanted = new Set(filesIn(from));
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(to)) {
    if (name === keep) continue;
    const path = join(to, name);
    const files = statSync(path).isFile() ? [name] : filesIn(path).map((file) => join(name, file));
    for (const file of files.filter((one) => !wanted.has(one))) rmSync(join(to, file));
  }
  for (const file of wanted) {
    if (isSame(join(from, file), join(to, file))) continue;
    mkdirSync(dirname(join(to, file)), { recursive: true });
    cpSync(join(from, file), join(to, file));
  }
}
