import * as v from 'valibot';
import { inTransaction, type Database } from './database.js';

/** What a business has told the lender in its application. */
export interface Applicant {
  businessName: string;
  /** Absent for the companies that the developer pages make for themselves. */
  email?: string;
  /** Whole pounds. */
  amount?: number;
}

const nullable = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.pipe(
    v.nullable(schema),
    v.transform((value) => value ?? undefined),
  );

const ApplicationSchema = v.object({
  /** The lender's own number for the application, such as `SM-204816`. */
  reference: v.string(),
  businessName: v.string(),
  email: nullable(v.string()),
  /** Whole pounds. */
  amount: nullable(v.number()),
  /** In milliseconds since 1970. */
  startedAt: v.number(),
  /** In milliseconds since 1970. */
  withdrawnAt: nullable(v.number()),
  /** Codat's id of its company. */
  companyId: v.string(),
  /** Whether software was connected to a company that Codat has no more, and none is to the one that it has now. */
  hasLostConnections: v.pipe(
    v.number(),
    v.transform((value) => value !== 0),
  ),
});

export type Application = v.InferOutput<typeof ApplicationSchema>;

const columns = `
  a.reference, a.business_name AS businessName, a.email, a.amount, a.started_at AS startedAt,
  a.withdrawn_at AS withdrawnAt, c.company_id AS companyId,
  EXISTS (
    SELECT 1 FROM companies old JOIN connections USING (company_id)
    WHERE old.reference = a.reference AND old.company_id <> c.company_id AND status = 'Linked'
  ) AND NOT EXISTS (
    SELECT 1 FROM connections n WHERE n.company_id = c.company_id AND n.status = 'Linked'
  ) AS hasLostConnections`;

/** Each application with the company that it has now. */
const current = `
  applications a JOIN companies c ON c.rowid = (
    SELECT rowid FROM companies WHERE reference = a.reference ORDER BY since DESC, rowid DESC LIMIT 1
  )`;

/** The lender's applications, and which company at Codat each has. */
export class ApplicationTable {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  has(reference: string): boolean {
    const query = 'SELECT 1 FROM applications WHERE reference = ?';
    return this.#database.prepare(query).get(reference) !== undefined;
  }

  add(
    reference: string,
    { businessName, email, amount }: Applicant,
    companyId: string,
  ): Application {
    inTransaction(this.#database, () => {
      this.#database
        .prepare(
          'INSERT INTO applications (reference, business_name, email, amount, started_at) VALUES (?, ?, ?, ?, ?)',
        )
        .run(reference, businessName, email ?? null, amount ?? null, Date.now());
      this.setCompany(reference, companyId);
    });
    const added = this.find(reference);
    if (!added) throw new Error(`Application ${reference} was not kept.`);
    return added;
  }

  find(reference: string): Application | undefined {
    const query = `SELECT ${columns} FROM ${current} WHERE a.reference = ?`;
    const row: unknown = this.#database.prepare(query).get(reference);
    return row === undefined ? undefined : v.parse(ApplicationSchema, row);
  }

  /** Whose company it is, or was; undefined for one of somebody else's. */
  findByCompany(companyId: string): Application | undefined {
    const query = 'SELECT reference FROM companies WHERE company_id = ?';
    const row = this.#database.prepare(query).get(companyId) as { reference: string } | undefined;
    return row && this.find(row.reference);
  }

  /** The applications for a loan, the newest first. */
  list(): readonly Application[] {
    const query = `SELECT ${columns} FROM ${current} WHERE a.email IS NOT NULL
      ORDER BY a.started_at DESC, a.rowid DESC`;
    return v.parse(v.array(ApplicationSchema), this.#database.prepare(query).all());
  }

  /** The company that the application has from now on. */
  setCompany(reference: string, companyId: string): void {
    this.#database
      .prepare(
        `INSERT INTO companies (company_id, reference, since) VALUES (?, ?, ?)
         ON CONFLICT (company_id) DO UPDATE SET since = excluded.since`,
      )
      .run(companyId, reference, Date.now());
  }

  /** Every company that the application has had, the first one first; `since` in milliseconds since 1970. */
  companiesOf(reference: string): readonly { companyId: string; since: number }[] {
    const query = `SELECT company_id AS companyId, since FROM companies WHERE reference = ?
      ORDER BY since, rowid`;
    return this.#database.prepare(query).all(reference) as { companyId: string; since: number }[];
  }

  withdraw(reference: string): void {
    const query = 'UPDATE applications SET withdrawn_at = ? WHERE reference = ?';
    this.#database.prepare(query).run(Date.now(), reference);
  }

  /** Deletes the companies of the developers' pages that began before a time, in milliseconds since 1970. */
  forgetDevelopersBefore(time: number): void {
    const query = 'DELETE FROM applications WHERE email IS NULL AND started_at < ?';
    this.#database.prepare(query).run(time);
  }
}
