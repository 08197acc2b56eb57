/**
 * What the lender keeps. One entry for each change of the tables, in the order in which files have had them: what has been
 * released is never edited, only followed.
 *
 * Times are in milliseconds since 1970. Ids of companies are compared without regard to case, as Codat's are.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE applications (
    reference TEXT PRIMARY KEY,
    business_name TEXT NOT NULL,
    -- Absent for the companies of the developers' pages, which are no applications for a loan.
    email TEXT,
    amount INTEGER,
    started_at INTEGER NOT NULL,
    withdrawn_at INTEGER
  ) STRICT;

  -- The company that an application has at Codat, and those that it had before.
  CREATE TABLE companies (
    company_id TEXT PRIMARY KEY COLLATE NOCASE,
    reference TEXT NOT NULL REFERENCES applications ON DELETE CASCADE,
    since INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX companies_of_application ON companies (reference, since);

  -- What Codat's webhooks said.
  CREATE TABLE company_events (
    id TEXT PRIMARY KEY,
    company_id TEXT NOT NULL COLLATE NOCASE REFERENCES companies ON DELETE CASCADE,
    type TEXT NOT NULL,
    connection_id TEXT,
    occurred_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX events_of_company ON company_events (company_id, occurred_at);

  -- What Codat said of each connection when it was asked after such an event.
  CREATE TABLE connections (
    connection_id TEXT PRIMARY KEY,
    company_id TEXT NOT NULL COLLATE NOCASE REFERENCES companies ON DELETE CASCADE,
    platform_name TEXT NOT NULL,
    source_type TEXT NOT NULL,
    status TEXT NOT NULL,
    changed_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX connections_of_company ON connections (company_id);

  -- Permissions, as they stood on the screen. Rows are added, and never changed.
  CREATE TABLE consents (
    id INTEGER PRIMARY KEY,
    reference TEXT NOT NULL REFERENCES applications ON DELETE CASCADE,
    -- The invite of the person who gave it; NULL for the applicant.
    invite_id TEXT,
    stored_at INTEGER NOT NULL,
    version TEXT NOT NULL,
    -- The event's whole detail, as JSON.
    detail TEXT NOT NULL
  ) STRICT;
  CREATE INDEX consents_of_application ON consents (reference, id);

  -- Which connection somebody says to have connected by an invite.
  CREATE TABLE invited_connections (
    invite_id TEXT NOT NULL,
    connection_id TEXT NOT NULL,
    PRIMARY KEY (invite_id, connection_id)
  ) STRICT;

  -- The store of the invites: texts that end, and locks.
  CREATE TABLE stored_values (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT;
  `,
];
