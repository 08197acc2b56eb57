/** What a store keeps of invites: which there are of a company, and whether each is still open. */
import type { Scope } from 'codat-elements/api';
import { withTimeout } from '../abort.js';
import { parseRecord } from '../json.js';
import { parseScopes } from '../scopes.js';
import type { TokenProxyStore } from '../store.js';
import { takeInTime } from '../take-in-time.js';
import { sleep, steadyClock } from '../timers.js';
import { InviteError } from './invite-error.js';
import type { Invite } from './invite-token.js';

/** What invites need of a store: `memoryStore()`, `redisStore()` or another. */
export type InviteStore = Pick<TokenProxyStore, 'get' | 'set' | 'lock'>;

/** An invite that has not ended, as `list` returns it. */
export interface ListedInvite extends Invite {
  readonly createdAt: Date;
  /** `used`: somebody has redeemed it. */
  readonly state: 'open' | 'used' | 'revoked';
  /** When its link was first opened, by a person or by what reads mail for one. */
  readonly openedAt?: Date;
  /** When it was redeemed. */
  readonly usedAt?: Date;
}

/** How long the store may take to respond. */
const TIMEOUT_MS = 2000;
/** Longer than everything that is done under a lock. */
const LOCK_MS = 10_000;
const POLL_MS = 20;
/** A company has a handful. */
const MAX_LISTED = 500;

export class InviteRecords {
  readonly #store: InviteStore;

  constructor(store: InviteStore) {
    this.#store = store;
  }

  /** @throws InviteError `too-many` */
  async add(invite: Invite): Promise<void> {
    const index = indexKey(invite.companyId);
    await this.#underLock(index, async () => {
      const listed = await this.#listed(invite.companyId);
      if (listed.length >= MAX_LISTED) throw new InviteError('too-many');
      await this.#write({ ...invite, createdAt: new Date(), state: 'open' });
      const all = [...listed, invite];
      const last = Math.max(...all.map(({ expiresAt }) => expiresAt.getTime()));
      const ids = JSON.stringify({ ids: all.map(({ id }) => id) });
      await this.#ask(() => this.#set(index, ids, last));
    });
  }

  /** Passes for an open invite. @throws InviteError `used` or `revoked`; `revoked` too for one that is not known. */
  async requireOpen(invite: Invite): Promise<ListedInvite> {
    const record = await this.#read(invite.id);
    // What the store has lost may have been used: it is not to be had again.
    if (record?.companyId !== invite.companyId) throw new InviteError('revoked', invite.id);
    if (record.state !== 'open') throw new InviteError(record.state, invite.id);
    return record;
  }

  /** Passes for an open invite, and keeps when that was first asked. @throws InviteError as `requireOpen` */
  async open(invite: Invite): Promise<void> {
    const { openedAt } = await this.requireOpen(invite);
    if (openedAt) return;
    try {
      await this.#underLock(recordKey(invite.id), async () => {
        const record = await this.requireOpen(invite);
        if (!record.openedAt) await this.#write({ ...record, openedAt: new Date() });
      });
    } catch (error) {
      // The invite works all the same: this is only to be shown.
      if (!(error instanceof InviteError && error.reason === 'unavailable')) throw error;
    }
  }

  /** Uses an invite up: of all who try, on any instance, one succeeds. @throws InviteError `used` or `revoked` */
  async use(invite: Invite): Promise<void> {
    await this.#underLock(recordKey(invite.id), async () => {
      const record = await this.requireOpen(invite);
      const used = { ...record, state: 'used', usedAt: new Date() } as const;
      // Never given back by who has used the invite: it holds even for an instance that slept through the lock's end.
      const rest = invite.expiresAt.getTime() - Date.now();
      const giveBack = await this.#lock(`${recordKey(invite.id)}:used`, Math.max(1, rest));
      if (giveBack) return this.#writeUsed(used, giveBack);
      // An instance that ended in between has not written it.
      await this.#write(used);
      throw new InviteError('used', invite.id);
    });
  }

  /** An invite of which that could not be written is not used: who has tried is told to try again. */
  async #writeUsed(used: ListedInvite, giveBack: () => Promise<void>): Promise<void> {
    const writing = this.#put(used);
    try {
      await this.#ask(() => writing);
    } catch (error) {
      // Unless a client that waited for its connection writes it yet. To write `open` over that could undo that the invite
      // was taken back meanwhile.
      writing.catch(giveBack).catch(() => undefined);
      throw error;
    }
  }

  /** Resolves to whether there is such an invite, of this company if one is given. */
  async revoke(id: string, companyId: string | undefined): Promise<boolean> {
    return this.#underLock(recordKey(id), async () => {
      const record = await this.#read(id);
      if (!record) return false;
      if (companyId !== undefined && !isSameCompany(record.companyId, companyId)) return false;
      await this.#write({ ...record, state: 'revoked' });
      return true;
    });
  }

  /** An invite that has not ended, of this company. */
  async find(id: string, companyId: string): Promise<ListedInvite | undefined> {
    const record = await this.#read(id);
    return record && isSameCompany(record.companyId, companyId) ? record : undefined;
  }

  async isActive(id: string): Promise<boolean> {
    const record = await this.#read(id);
    return record !== undefined && record.state !== 'revoked';
  }

  /** The newest first. */
  async list(companyId: string): Promise<readonly ListedInvite[]> {
    const listed = await this.#listed(companyId);
    return listed.sort((one, other) => other.createdAt.getTime() - one.createdAt.getTime());
  }

  async #listed(companyId: string): Promise<ListedInvite[]> {
    const text = await this.#ask(() => this.#store.get(indexKey(companyId)));
    const ids = text === undefined ? undefined : parseRecord(text)?.['ids'];
    const known = (Array.isArray(ids) ? ids : []).filter((id) => typeof id === 'string');
    const records = await Promise.all(known.map((id) => this.#read(id)));
    return records.filter((record) => record !== undefined);
  }

  async #read(id: string): Promise<ListedInvite | undefined> {
    const text = await this.#ask(() => this.#store.get(recordKey(id)));
    const record = text === undefined ? undefined : recordIn(id, text);
    return record && record.expiresAt.getTime() > Date.now() ? record : undefined;
  }

  #write(record: ListedInvite): Promise<void> {
    return this.#ask(() => this.#put(record));
  }

  async #put({ id, ...record }: ListedInvite): Promise<void> {
    await this.#set(recordKey(id), JSON.stringify(record), record.expiresAt.getTime());
  }

  #set(key: string, value: string, until: number): Promise<void> {
    return this.#store.set(key, value, Math.max(1, until - Date.now()));
  }

  async #underLock<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    const deadline = steadyClock.now() + TIMEOUT_MS;
    for (;;) {
      const release = await this.#lock(`${key}:lock`, LOCK_MS);
      if (release) {
        try {
          return await work();
        } finally {
          // It ends by itself too.
          await this.#ask(release).catch(() => undefined);
        }
      }
      if (steadyClock.now() > deadline) throw new InviteError('unavailable');
      await sleep(POLL_MS);
    }
  }

  #lock(key: string, lifetime: number): Promise<(() => Promise<void>) | undefined> {
    return orUnavailable(takeInTime(TIMEOUT_MS, () => this.#store.lock(key, lifetime)));
  }

  #ask<Result>(question: () => Promise<Result>): Promise<Result> {
    return orUnavailable(withTimeout(TIMEOUT_MS, question));
  }
}

/** Of the store's own errors nothing is passed on: they may hold addresses and passwords. */
async function orUnavailable<Result>(asked: Promise<Result>): Promise<Result> {
  try {
    return await asked;
  } catch {
    throw new InviteError('unavailable');
  }
}

const isSameCompany = (one: string, other: string): boolean =>
  one.toLowerCase() === other.toLowerCase();
const recordKey = (id: string): string => `invite:${id}`;
const indexKey = (companyId: string): string => `invites:${companyId.toLowerCase()}`;

/** What comes out of the store is checked like what comes from outside. */
function recordIn(id: string, text: string): ListedInvite | undefined {
  const { companyId, scopes, note, createdAt, expiresAt, state, openedAt, usedAt } =
    parseRecord(text) ?? {};
  const ends = dateIn(expiresAt);
  const began = dateIn(createdAt);
  const known = (['open', 'used', 'revoked'] as const).find((one) => one === state);
  const granted = scopesIn(scopes);
  if (typeof companyId !== 'string' || !ends || !began || !known || !granted) return undefined;
  const opened = dateIn(openedAt);
  const used = dateIn(usedAt);
  return {
    id,
    companyId,
    scopes: granted,
    ...(typeof note === 'string' && { note }),
    createdAt: began,
    expiresAt: ends,
    state: known,
    ...(opened && { openedAt: opened }),
    ...(used && { usedAt: used }),
  };
}

function scopesIn(value: unknown): readonly Scope[] | undefined {
  try {
    return [...parseScopes(value)];
  } catch {
    return undefined;
  }
}

function dateIn(value: unknown): Date | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : NaN;
  return Number.isNaN(time) ? undefined : new Date(time);
}
