import { randomInt } from 'node:crypto';
import { CodatPlatform } from '@codat/platform';
import { APPLICATION_LIFETIME_MS, type Session } from './session.js';

export interface Applicant {
  businessName: string;
  email?: string;
  /** Whole pounds. */
  amount?: number;
}

/** Creates the lender's companies at Codat, with Codat's own SDK. */
export class Companies {
  readonly #codat: CodatPlatform;

  constructor(apiKey: string, apiUrl: string) {
    this.#codat = new CodatPlatform({
      authHeader: `Basic ${Buffer.from(apiKey).toString('base64')}`,
      serverURL: apiUrl,
      timeoutMs: 15_000,
      // The SDK would also repeat a POST whose answer was lost, and make the company twice.
      retryConfig: { strategy: 'none' },
    });
  }

  /**
   * Makes a company for the applicant and gives the session that stands for it.
   *
   * @throws the SDK's errors, when Codat refuses or cannot be reached.
   */
  async create(applicant: Applicant): Promise<Session> {
    const reference = newReference();
    const company = await this.#codat.companies.create({
      name: companyName(reference, applicant.businessName),
      description: `Application ${reference}`,
      tags: { reference },
    });
    const startedAt = Date.now();
    const expiresAt = startedAt + APPLICATION_LIFETIME_MS;
    return { ...applicant, companyId: company.id, reference, scope: 'apply', startedAt, expiresAt };
  }
}

/** The lender's number for an application. Drawn, not counted: nothing is stored between starts. */
function newReference(): string {
  return `SM-${randomInt(100_000, 1_000_000)}`;
}

/**
 * The company's name as Codat will keep it: the merchant's own id first, so that the lender finds
 * it again, then the business. Codat drops all but letters, digits, spaces and `-'&@.,?!`; dropping
 * them here means that what is shown is what is stored.
 */
export function companyName(reference: string, businessName: string): string {
  const allowed = businessName.normalize('NFC').replace(/[^\p{L}\p{M}\p{N} \-'&@.,?!]/gu, '');
  return `${reference} ${allowed}`.replace(/\s+/g, ' ').trim();
}
