import type { InviteStore } from '../../../server/index.js';
import type { Database } from './database.js';

/** Lets invites live in the lender's own database, so that those that were sent outlive a restart. */
export function inviteStore(database: Database): InviteStore {
  const now = () => Date.now();
  const read = database.prepare('SELECT value FROM stored_values WHERE key = ? AND expires_at > ?');
  const write = database.prepare(
    `INSERT INTO stored_values (key, value, expires_at) VALUES (?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires_at = excluded.expires_at`,
  );
  // One statement, so that of two processes on one file only one gets it.
  const take = database.prepare(
    `INSERT INTO stored_values (key, value, expires_at) VALUES (?1, ?2, ?3)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires_at = excluded.expires_at
     WHERE stored_values.expires_at <= ?4`,
  );
  const release = database.prepare('DELETE FROM stored_values WHERE key = ? AND value = ?');
  const deleteExpired = database.prepare('DELETE FROM stored_values WHERE expires_at <= ?');
  deleteExpired.run(now());

  return {
    async get(key) {
      const row = read.get(key, now()) as { value: string } | undefined;
      return row?.value;
    },
    async set(key, value, lifetime) {
      write.run(key, value, now() + lifetime);
    },
    async lock(key, lifetime) {
      // Who has it, so that nobody gives back what has ended and was taken by another.
      const holder = crypto.randomUUID();
      const { changes } = take.run(`lock:${key}`, holder, now() + lifetime, now());
      if (changes === 0) return undefined;
      return async () => {
        release.run(`lock:${key}`, holder);
      };
    },
  };
}
