import { randomInt } from 'node:crypto';
import type { CodatPlatform } from '@codat/platform';
import { companyFor, createCodat, deleteCompany } from './merchant-companies.js';
import { APPLICATION_LIFETIME_MS, type Session } from './session.js';

export interface Applicant {
  businessName: string;
  email?: string;
  /** Whole pounds. */
  amount?: number;
}

/** The lender's companies at Codat, one for each application. */
export class Companies {
  readonly #codat: CodatPlatform;

  constructor(apiKey: string, apiUrl: string) {
    this.#codat = createCodat(apiKey, apiUrl);
  }

  /**
   * Makes a company for the applicant and gives the session that stands for it.
   *
   * @throws the SDK's errors, when Codat refuses or cannot be reached.
   */
  async create(applicant: Applicant): Promise<Session> {
    const reference = newReference();
    const companyId = await companyFor(this.#codat, {
      id: reference,
      name: applicant.businessName,
    });
    const startedAt = Date.now();
    const expiresAt = startedAt + APPLICATION_LIFETIME_MS;
    return { ...applicant, companyId, reference, scope: 'apply', startedAt, expiresAt };
  }

  /**
   * The session with the company that is there: the one it has, or, if that was deleted at Codat, another one for the
   * same application.
   */
  async renew(session: Session): Promise<Session> {
    const { reference, businessName, companyId } = session;
    const merchant = { id: reference, name: businessName, companyId };
    return { ...session, companyId: await companyFor(this.#codat, merchant) };
  }

  /** Deletes an application's company, with its connections and data. */
  async delete(companyId: string): Promise<void> {
    await deleteCompany(this.#codat, companyId);
  }
}

/** The lender's number for an application. Drawn, not counted: nothing is stored between starts. */
function newReference(): string {
  return `SM-${randomInt(100_000, 1_000_000)}`;
}
