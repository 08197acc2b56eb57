import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { syncFolder } from '../../scripts/lib/sync-folder.mjs';
import { writeFiles } from '../support/write-files.js';

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'sync-folder-'));
  writeFiles(folder, files);
  return folder;
}

const filesOf = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => statSync(join(folder, file)).isFile())
      .sort()
      .map((file) => [file.replaceAll('\\', '/'), readFileSync(join(folder, file), 'utf8')]),
  );

test('a synced folder has the files of the other and no more, but for what is kept', () => {
  const from = folderWith({ 'new.md': 'new', 'deep/changed.md': 'after', 'deep/same.md': 'same' });
  const to = folderWith({
    'gone.md': 'gone',
    'deep/changed.md': 'before',
    'deep/gone.md': 'gone',
    'deep/same.md': 'same',
    'kept/anything.js': 'kept',
  });

  syncFolder(from, to, { keep: 'kept' });

  assert.deepEqual(filesOf(to), {
    'deep/changed.md': 'after',
    'deep/same.md': 'same',
    'kept/anything.js': 'kept',
    'new.md': 'new',
  });
});

test('a file that is the same already is not written again', () => {
  const from = folderWith({ 'same.md': 'same' });
  const to = folderWith({ 'same.md': 'same' });
  const long = new Date(0);
  utimesSync(join(to, 'same.md'), long, long);

  syncFolder(from, to);

  assert.deepEqual(statSync(join(to, 'same.md')).mtime, long);
});
