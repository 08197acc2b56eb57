import { CodatPlatform } from '@codat/platform';
import { CodatPlatformError } from '@codat/platform/sdk/models/errors/index.js';
import type { Company } from '@codat/platform/sdk/models/shared/index.js';

/** A business as you have it. */
export interface Merchant {
  /** Your own id of it, which never changes. */
  id: string;
  name: string;
  /** Codat's id of its company, once you have stored it. */
  companyId?: string | undefined;
}

/** Codat's API for your server. */
export function createCodat(apiKey: string, serverURL = 'https://api.codat.io'): CodatPlatform {
  return new CodatPlatform({
    authHeader: `Basic ${btoa(apiKey)}`,
    serverURL,
    timeoutMs: 15_000,
    // The SDK would also repeat a POST whose response was lost, and create the company twice.
    retryConfig: { strategy: 'none' },
  });
}

/**
 * The company's name: the merchant's id, by which it is found again, then the business. Codat drops all but letters,
 * digits, spaces and `-'&@.,?!`.
 *
 * @throws TypeError for an id that Codat would change: two merchants could come to share a company
 */
export function companyName({ id, name }: Pick<Merchant, 'id' | 'name'>): string {
  if (!/^[\p{L}\p{N}\-'&@.,?!]*[\p{L}\p{N}][\p{L}\p{N}\-'&@.,?!]*$/u.test(id)) {
    throw new TypeError(`A merchant's id has letters, digits and -'&@.,?! and no spaces: "${id}".`);
  }
  const allowed = name.normalize('NFC').replace(/[^\p{L}\p{M}\p{N} \-'&@.,?!]/gu, '');
  return `${id} ${allowed}`.replace(/\s+/g, ' ').trim();
}

/** The merchant's company, found by its name; undefined if there is none. The oldest, if there are several. */
export async function findCompany(codat: CodatPlatform, id: string): Promise<Company | undefined> {
  // Codat's query language has no way to write `&&`, quotes or braces as text: ask by the longest part without, and
  // compare the whole name here.
  const parts = id.match(/[\p{L}\p{N}-]+/gu) ?? [];
  const [part = ''] = parts.toSorted((a, b) => b.length - a.length);
  const found: Company[] = [];
  for (let page = 1; ; page += 1) {
    const list = await codat.companies.list({ query: `name~${part}`, page, pageSize: 100 });
    found.push(...(list.results ?? []));
    if (!list.links.next) break;
  }
  const age = ({ created = '', id: companyId }: Company) => `${created} ${companyId}`;
  const [oldest, ...others] = found
    .filter(({ name }) => name === id || name.startsWith(`${id} `))
    .toSorted((a, b) => (age(a) < age(b) ? -1 : 1));
  if (oldest && others.length > 0) {
    const ids = others.map((company) => company.id).join(', ');
    console.warn(
      `Merchant ${id} has several companies. Using the oldest, ${oldest.id}, not ${ids}.`,
    );
  }
  return oldest;
}

/**
 * The id of the merchant's company, to be stored: the one you have, or else the one found by its name, or else a new
 * one. A company that was deleted at Codat is created again.
 */
export async function companyFor(codat: CodatPlatform, merchant: Merchant): Promise<string> {
  const name = companyName(merchant);
  if (merchant.companyId !== undefined && (await exists(codat, merchant.companyId))) {
    return merchant.companyId;
  }
  const found = await findCompany(codat, merchant.id);
  if (found) return found.id;
  const created = await codat.companies.create({ name });
  // Another request may have created one at the same moment: both then use the older.
  return (await findCompany(codat, merchant.id))?.id ?? created.id;
}

/** Deletes a company, its connections and its data, for good. */
export async function deleteCompany(codat: CodatPlatform, companyId: string): Promise<void> {
  await unlessGone(codat.companies.delete({ companyId }));
}

async function exists(codat: CodatPlatform, companyId: string): Promise<boolean> {
  return (await unlessGone(codat.companies.get({ companyId }))) !== undefined;
}

async function unlessGone<Result>(call: Promise<Result>): Promise<Result | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof CodatPlatformError && error.statusCode === 404) return undefined;
    throw error;
  }
}
