import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { Connection } from '../../api/schema.js';
import { SyncView } from '../../controllers/sync-view.js';
import { hasNamesake } from '../../i18n/software-names.js';
import { sourceTypes, type SourceTypeWord } from '../../store/catalog/catalog.js';
import type { CompanyStore } from '../../store/company-store.js';
import { integrationOf, ofSourceTypes } from '../../store/connections/matching.js';
import { problemsOf, type ConnectionProblem } from '../../store/sync/problems.js';
import type { Attempt } from '../../store/starting-attempt.js';
import { parseEnumList, type WordList } from '../../ui/dom/enum-attribute.js';
import { LinkingElement } from '../base/linking-element.js';
import { styles } from './codat-connection-alert.styles.js';
import { alertBanner, bannerTitle } from './parts/alert-banner.js';
import { LatelyStarted } from './parts/lately-started.js';

/** What can be repaired: Codat's statuses of a connection that needs the user. */
const mendable: readonly string[] = ['Deauthorized', 'PendingAuth'];

/**
 * Shows nothing, and takes no room, while all connections are well. Where access expired, a sync failed or a connection
 * is unfinished, shows a banner with the gravest of these problems and the one action that mends it.
 *
 * @summary A banner where a connection needs attention.
 * @customElement codat-connection-alert
 *
 * @fires {CodatConnectionStartedEvent} codat-connection-started - A pending connection is resumed.
 * @fires {CodatLinkOpenEvent} codat-link-open - The linkUrl is about to be opened. Cancelable.
 * @fires {CodatLinkBlockedEvent} codat-link-blocked - No window could be opened; a link is shown.
 * @fires {CodatConnectionEvent} codat-connection - A connection left pending: it is linked.
 * @fires {CodatReconnectEvent} codat-reconnect - The person reconnected a lost connection here.
 * @fires {CodatConnectionChangeEvent} codat-connection-change - A connection changed, here or elsewhere.
 * @fires {CodatLinkEndEvent} codat-link-end - An attempt that began here has ended.
 * @fires {CodatJourneyEvent} codat-journey - Something happened on the way to a connection, for analytics: see docs/analytics.md.
 * @fires {CodatErrorEvent} codat-error - An error is shown.
 *
 * @csspart banner - The banner.
 * @csspart logo - The integration's logo.
 * @csspart more - How many other problems there are.
 * @csspart action - The button, or the link to support, that mends the problem.
 * @csspart attempt - What is said while a connection is being linked, and after.
 * @csspart error - An error.
 * @csspart retry - The button to try again.
 *
 * @cssstate loading - It is not known yet whether all is well; nothing is shown.
 * @cssstate error - The connections could not be loaded.
 * @cssstate empty - All is well; nothing is shown.
 * @cssstate access-expired - The gravest problem: access to a connection expired or was revoked.
 * @cssstate sync-failed - The gravest problem: some data could not be synced.
 * @cssstate unfinished - The gravest problem: a connection is not finished.
 */
export class CodatConnectionAlert extends LinkingElement {
  static override styles = styles;

  /** Only these kinds: `accounting banking commerce bankfeed expense other`, space-separated or as an array. Default all. */
  @property({ attribute: 'source-types' }) sourceTypes: WordList<SourceTypeWord> = '';

  readonly #syncView: SyncView;
  readonly #latelyStarted = new LatelyStarted(this);
  #isShown = false;
  /** What was shown first of this company, which is no news. */
  #first: { store: CompanyStore; key: string } | undefined;

  constructor() {
    super('connections');
    this.#syncView = new SyncView(this, this.storeController);
    this.storeController.whenCompanyChanges(() => (this.#first = undefined));
  }

  /** Asks Codat again how the connections and their sync are. Resolves when the response is shown. */
  override async refresh(): Promise<void> {
    await super.refresh();
    await this.#syncView.sync?.refresh();
    await this.whenDrawn();
  }

  protected override render() {
    const failure = this.renderFailure();
    const problems = failure ? [] : this.#problems();
    const [problem] = problems ?? [];
    const attempts = failure ? [] : this.attempts().filter((one) => this.wordsOf(one));
    const isShown = problem !== undefined || attempts.length > 0;
    this.#isShown = isShown;
    this.states.set({
      loading: !failure && !problems,
      error: failure !== undefined,
      empty: !failure && problems !== undefined && !isShown,
      ...(problem ? { [problem.kind]: true } : {}),
    });
    return html`<div class="place">
      ${this.live.render(this.attemptsAnnouncement().set('banner', this.#announcement(problem)))}
      ${failure}
      ${
        isShown
          ? html`<div class="panel" part="banner">
              <div class="content">
                ${problem && this.#renderBanner(problem, problems?.length ?? 0)}
                ${attempts.map((one) => this.renderAttempt(one))}
              </div>
            </div>`
          : nothing
      }
    </div>`;
  }

  /** All that it shows is what is wrong. */
  protected override get isInView(): boolean {
    return super.isInView && this.#isShown;
  }

  protected override attempts(): Attempt[] {
    const { store } = this.storeController;
    return this.#connections().flatMap(({ id, status }) => {
      const attempt = store?.linking.attemptAbout(id);
      return attempt && [status, attempt.statusBefore ?? ''].some((one) => mendable.includes(one))
        ? attempt
        : [];
    });
  }

  #connections(): readonly Connection[] {
    const wanted = parseEnumList(this, 'source-types', this.sourceTypes, sourceTypes);
    return ofSourceTypes(this.storeController.store?.connections.value ?? [], wanted);
  }

  /** What is wrong; undefined while that is not known. The problem that is being mended here comes first. */
  #problems(): ConnectionProblem[] | undefined {
    const { store } = this.storeController;
    if (!store?.connections.value) return undefined;
    const connections = this.#connections();
    this.#latelyStarted.see(store, store.connections.value);
    const { sync } = this.#syncView;
    const problems = problemsOf(connections, sync?.isStarting ? undefined : sync?.progress);
    const mine = problems.filter((one) => this.#attemptOf(one)?.isMine);
    const others = problems.filter((one) => !mine.includes(one) && !this.#isInHand(one));
    return [...mine, ...others];
  }

  /** The attempt under way to mend this, and whether it is shown here. */
  #attemptOf({ connection }: ConnectionProblem) {
    const attempt = connection && this.storeController.store?.linking.attemptAbout(connection.id);
    return attempt?.isLive ? { isMine: this.speaksFor(attempt) } : undefined;
  }

  /** Whether somebody is mending this: in another element, or perhaps elsewhere. */
  #isInHand(problem: ConnectionProblem): boolean {
    if (this.#attemptOf(problem)) return true;
    return problem.kind === 'unfinished' && this.#latelyStarted.has(problem.connection.id);
  }

  #renderBanner(problem: ConnectionProblem, count: number) {
    const { store } = this.storeController;
    const { connection } = problem;
    const attempt = connection && store?.linking.attemptAbout(connection.id);
    return alertBanner({
      problem,
      isShared: this.#isShared(problem),
      others: count - 1,
      integration: connection && integrationOf(connection, store?.integrations.value ?? []),
      branding: store?.brandings.get(connection?.integrationKey ?? ''),
      isBusy: attempt !== undefined && (attempt.isLive || this.wordsOf(attempt) !== undefined),
      images: this.images,
      localize: this.localize,
      relink: this.allows('connect') ? (one) => this.linker.relink(this.#latest(one)) : undefined,
      check: () => void this.refresh(),
    });
  }

  /** The server's last response: one that says the same renders nothing, but its linkUrl is new. */
  #latest(shown: Connection): Connection {
    return this.#connections().find(({ id }) => id === shown.id) ?? shown;
  }

  /** A banner that appears later is announced, once; how a sync has ended is announced for all elements. */
  #announcement(problem: ConnectionProblem | undefined): string {
    const { store } = this.storeController;
    const key = problem ? `${problem.kind} ${problem.connection?.id ?? ''}` : '';
    if (store?.connections.value && this.#first?.store !== store) this.#first = { store, key };
    if (!problem || problem.kind === 'sync-failed' || this.#first?.key === key) return '';
    this.#first = this.#first && { ...this.#first, key: '' };
    return bannerTitle(problem, this.#isShared(problem), this.localize, this.allows('connect'));
  }

  #isShared({ connection }: ConnectionProblem): boolean {
    const all = this.storeController.store?.connections.value;
    return connection !== undefined && hasNamesake(connection, all);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'codat-connection-alert': CodatConnectionAlert;
  }
}
