import * as v from 'valibot';
import type { Database } from './database.js';

/** More than any page of consent has, so that nobody fills the disk. */
const text = (length: number) => v.pipe(v.string(), v.maxLength(length));

/** Some texts of ISO's form are no time to JavaScript, such as one whose offset has no minutes. */
const isTime = (value: string): boolean => !Number.isNaN(Date.parse(value));

/** The detail of `codat-consent`: all that stood on the person's screen. */
export const ConsentDetailSchema = v.object({
  text: text(4000),
  sections: v.pipe(
    v.array(v.object({ name: text(100), heading: text(500), text: text(8000) })),
    v.maxLength(20),
  ),
  purpose: text(4000),
  version: text(200),
  policyUrl: v.optional(text(2000)),
  language: text(100),
  sourceTypes: v.pipe(v.array(text(100)), v.maxLength(20)),
  at: v.pipe(v.string(), v.isoTimestamp(), v.check(isTime)),
});

export type KeptDetail = v.InferOutput<typeof ConsentDetailSchema>;

/** Who gave a permission: the applicant, or an invited person. */
export interface Giver {
  reference: string;
  inviteId?: string | undefined;
}

/** A permission, as it can be shown on request later. */
export interface KeptConsent {
  id: number;
  /** The invite of the person who gave it; undefined for the applicant. */
  inviteId: string | undefined;
  /** When the lender kept it, by its own clock, in milliseconds since 1970. */
  storedAt: number;
  detail: KeptDetail;
}

const RowSchema = v.pipe(
  v.object({
    id: v.number(),
    inviteId: v.nullable(v.string()),
    storedAt: v.number(),
    detail: v.pipe(v.string(), v.parseJson(), ConsentDetailSchema),
  }),
  v.transform(({ inviteId, ...row }): KeptConsent => ({ ...row, inviteId: inviteId ?? undefined })),
);

/** Permissions. They are added, and never changed. */
export class ConsentTable {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  add({ reference, inviteId }: Giver, detail: KeptDetail): void {
    this.#database
      .prepare(
        'INSERT INTO consents (reference, invite_id, stored_at, version, detail) VALUES (?, ?, ?, ?, ?)',
      )
      .run(reference, inviteId ?? null, Date.now(), detail.version, JSON.stringify(detail));
  }

  /** The version of what this person gave permission for last; undefined if they have not. */
  acceptedVersion({ reference, inviteId }: Giver): string | undefined {
    const query =
      'SELECT version FROM consents WHERE reference = ? AND invite_id IS ? ORDER BY id DESC LIMIT 1';
    const row: unknown = this.#database.prepare(query).get(reference, inviteId ?? null);
    return (row as { version: string } | undefined)?.version;
  }

  /** An application's permissions, the latest first. */
  of(reference: string): readonly KeptConsent[] {
    const query = `SELECT id, invite_id AS inviteId, stored_at AS storedAt, detail FROM consents
      WHERE reference = ? ORDER BY id DESC`;
    return v.parse(v.array(RowSchema), this.#database.prepare(query).all(reference));
  }
}
