import { randomBytes } from 'node:crypto';
import type { InviteStore } from '../../../server/index.js';
import { ApplicationTable } from './applications.js';
import { ConnectionTable } from './connections.js';
import { ConsentTable } from './consents.js';
import { openDatabase, type Database } from './database.js';
import { inviteStore } from './invite-store.js';

export { DatabaseError, IN_MEMORY } from './database.js';
export type { Applicant, Application } from './applications.js';
export type { DataReceived, KeptEvent, KnownConnection } from './connections.js';
export type { Giver, KeptConsent } from './consents.js';

/** All that the lender keeps, in one file. */
export interface Records {
  readonly applications: ApplicationTable;
  readonly connections: ConnectionTable;
  readonly consents: ConsentTable;
  readonly invites: InviteStore;
  /** Made at the file's first use: sessions and invites go on after a restart, and are worth nothing with another file. */
  readonly secret: string;
  close(): void;
}

/** @throws DatabaseError */
export function openRecords(file: string): Records {
  const database = openDatabase(file);
  return {
    applications: new ApplicationTable(database),
    connections: new ConnectionTable(database),
    consents: new ConsentTable(database),
    invites: inviteStore(database),
    secret: secretOf(database),
    close: () => database.close(),
  };
}

function secretOf(database: Database): string {
  database
    .prepare("INSERT INTO settings VALUES ('secret', ?) ON CONFLICT DO NOTHING")
    .run(randomBytes(48).toString('base64'));
  const query = "SELECT value FROM settings WHERE name = 'secret'";
  return (database.prepare(query).get() as { value: string }).value;
}
