import { randomInt } from 'node:crypto';
import type { CodatPlatform } from '@codat/platform';
import type { Backend } from './backend.js';
import type { Applicant, Application, Records } from './database/index.js';
import { companyFor, createCodat, deleteCompany } from './merchant-companies.js';
import type { UnderwriterFeed } from './underwriter-feed.js';

/** The lender's applications, each with its company at Codat. */
export class Companies {
  readonly #backend: Backend;
  readonly #records: Records;
  readonly #feed: UnderwriterFeed;
  /** Applications whose company was seen to be there since this server started. */
  readonly #known = new Set<string>();
  /** Look-ups under way, by reference: requests at the same moment share one. */
  readonly #pending = new Map<string, Promise<Application>>();

  constructor(backend: Backend, records: Records, feed: UnderwriterFeed) {
    this.#backend = backend;
    this.#records = records;
    this.#feed = feed;
  }

  /**
   * Opens an application, with a company at Codat; `origin` is the visitor's.
   *
   * @throws the SDK's errors, when Codat refuses or cannot be reached.
   */
  async open(applicant: Applicant, origin: string): Promise<Application> {
    const reference = this.#newReference();
    const { businessName: name } = applicant;
    const companyId = await companyFor(this.#codatFor(origin), { id: reference, name });
    this.#known.add(reference);
    const application = this.#records.applications.add(reference, applicant, companyId);
    this.#feed.notify();
    return application;
  }

  /**
   * The application with a company that is there: the one it has or, where Codat does not know it, another one for the same
   * application. A company is gone when it is deleted at Codat; the sandbox loses all of them when this server stops.
   */
  async renew(application: Application, origin: string): Promise<Application> {
    const { reference } = application;
    const pending = this.#pending.get(reference) ?? this.#renew(application, origin);
    this.#pending.set(reference, pending);
    try {
      return await pending;
    } catch (error) {
      // The page's elements say that Codat cannot be reached, and try again.
      console.error('Codat did not say whether the company is there:', error);
      return application;
    } finally {
      this.#pending.delete(reference);
    }
  }

  /** The same, for requests of which there are many: Codat is asked once after each start of this server. */
  async renewOnce(application: Application, origin: string): Promise<Application> {
    return this.#known.has(application.reference) ? application : this.renew(application, origin);
  }

  /** Ends an application, and deletes its company with its connections and data. */
  async withdraw({ reference, companyId }: Application, origin: string): Promise<void> {
    this.#records.applications.withdraw(reference);
    this.#feed.notify();
    try {
      await deleteCompany(this.#codatFor(origin), companyId);
    } catch (error) {
      console.error('Codat did not delete the company:', error);
    }
  }

  #codatFor(origin: string): CodatPlatform {
    return createCodat(this.#backend.apiKey, this.#backend.apiUrlFor(origin));
  }

  async #renew({ reference, businessName: name, companyId }: Application, origin: string) {
    const { applications } = this.#records;
    const merchant = { id: reference, name, companyId };
    const found = await companyFor(this.#codatFor(origin), merchant);
    this.#known.add(reference);
    if (found !== companyId) {
      applications.setCompany(reference, found);
      this.#feed.notify();
    }
    const renewed = applications.find(reference);
    if (!renewed) throw new Error(`Application ${reference} is gone.`);
    return renewed;
  }

  #newReference(): string {
    for (;;) {
      const reference = `SM-${randomInt(100_000, 1_000_000)}`;
      if (!this.#records.applications.has(reference)) return reference;
    }
  }
}
