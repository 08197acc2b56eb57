import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { migrations } from './schema.js';

export type Database = DatabaseSyncInstance;

/** The path that keeps everything in memory, for a server that is to leave nothing behind. */
export const IN_MEMORY = ':memory:';

/** How long a write waits for one of another process, in milliseconds. */
const BUSY_TIMEOUT_MS = 2000;

/** The file cannot be used. `message` says why, and what to do. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
}

/**
 * Opens the lender's database, one SQLite file, and brings it up to date. Makes the file and its folder where there are
 * none, readable by their owner alone: there are names, addresses and permissions in it.
 *
 * @throws DatabaseError
 */
export function openDatabase(file: string): Database {
  let database: Database | undefined;
  try {
    if (file !== IN_MEMORY) mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    database = new DatabaseSync(file, {
      timeout: BUSY_TIMEOUT_MS,
      enableForeignKeyConstraints: true,
    });
    migrate(database);
    if (file !== IN_MEMORY) chmodSync(file, 0o600);
    return database;
  } catch (error) {
    database?.close();
    const reason = error instanceof Error ? error.message : String(error);
    throw new DatabaseError(
      `The database ${file} cannot be used: ${reason}. Delete it, or set DATABASE_FILE to another one.`,
      { cause: error },
    );
  }
}

/** Does everything or nothing. */
export function inTransaction<Result>(database: Database, work: () => Result): Result {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

/** The file says how many migrations it has had. */
function migrate(database: Database): void {
  inTransaction(database, () => {
    const row = database.prepare('PRAGMA user_version').get() as { user_version: number };
    if (row.user_version > migrations.length) {
      throw new Error('it is of a newer version of this demo');
    }
    for (const migration of migrations.slice(row.user_version)) database.exec(migration);
    database.exec(`PRAGMA user_version = ${migrations.length}`);
  });
}
