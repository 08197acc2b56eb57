import { html, nothing, type LitElement, type ReactiveController } from 'lit';
import type { Connection, Integration } from '../../../api/schema.js';
import { idFor } from '../../../i18n/display-text.js';
import type { Localize } from '../../../i18n/localize.js';
import {
  arrange,
  MIN_ITEMS_FOR_SEARCH,
  type ArrangedGroup,
  type Arrangement,
} from '../../../store/catalog/arrange.js';
import { groupIntegrations } from '../../../store/catalog/catalog.js';
import { popularOf } from '../../../store/catalog/popular.js';
import { isSearch } from '../../../store/catalog/search-text.js';
import { keptList, type KeptRow } from '../../../ui/dom/kept-list.js';
import { heading } from '../../../ui/heading.js';
import type { JourneyReporter } from '../../../controllers/journey-reporter.js';
import { CatalogSearch } from './catalog-search.js';
import { catalogSettings, type SettingsHost } from './catalog-settings.js';
import { groupSection } from './group-section.js';
import { nothingFound } from './nothing-found.js';
import { searchField } from './search-field.js';
import { SearchReport } from './search-report.js';
import type { UploadOffer } from './upload-offer.js';

/** What a list shows. */
export interface CatalogListContent {
  integrations: readonly Integration[];
  connections: readonly Connection[];
  /** Whether the host has given the order. */
  isOrdered: boolean;
  /** Platform keys of what comes first; undefined: the best known. */
  featured: readonly string[] | undefined;
  /** How many integrations a group shows before it folds; 0: it never does. */
  collapseAfter: number;
  headingLevel: number;
  /** `isPopular`: above the categories, with the logo over the name. */
  tile(integration: Integration, isPopular: boolean): KeptRow;
  /** The offers to upload files instead. */
  uploads: Pick<UploadOffer, 'row' | 'rows'>;
  /** The line in place of a group's tiles, where the one connection is there that can be. */
  connected(connection: Connection, id: string): unknown;
}

interface ListHost extends LitElement, SettingsHost {
  readonly localize: Localize;
}

/** The integrations to choose from: a search, the popular ones, and the categories with what the person has opened. */
export class CatalogList implements ReactiveController {
  readonly #host: ListHost;
  /** What was typed, and how it is found. */
  #search = '';
  /** What there was to choose from when it was typed, as the host has set it. */
  #offer = '';
  readonly #finder: CatalogSearch;
  /** The categories that the person has opened; among what a search has found, until the next one. */
  readonly #opened = new Set<string>();
  readonly #openedResults = new Set<string>();

  readonly #report: SearchReport;

  constructor(host: ListHost, journey: JourneyReporter) {
    this.#host = host;
    this.#finder = new CatalogSearch(host);
    this.#report = new SearchReport(host, journey);
    host.addController(this);
  }

  /** What was searched for among software is no search for a bank: it ends once something else is to be chosen from. */
  hostUpdate(): void {
    const { sourceTypes, platformKeys } = catalogSettings(this.#host);
    const offer = JSON.stringify([sourceTypes, platformKeys]);
    if (offer === this.#offer) return;
    this.#offer = offer;
    this.#endSearch();
  }

  /** Reports a pending search to the host's analytics now. */
  reportSearch(): void {
    this.#report.flush();
  }

  /** Whether what is shown was searched for: until that can be done, all is shown. */
  get isSearching(): boolean {
    return this.#finder.find !== undefined && isSearch(this.#search);
  }

  hasFoundNothing(content: CatalogListContent): boolean {
    return this.isSearching && this.#arrange(content).groups.length === 0;
  }

  /** Opens a category. */
  open(sourceType: string): void {
    this.#opened.add(sourceType);
    this.#host.requestUpdate();
  }

  /** The live region's words: how much a search has found. */
  announcement(content: CatalogListContent): string {
    if (!this.isSearching) return '';
    const { localize } = this.#host;
    const { found, groups } = this.#arrange(content);
    const [fold] = groups.map((group) => group.fold);
    return found === 0 && fold?.kind === 'connected'
      ? localize.term('isConnected', localize.name(fold.connection.platformName))
      : localize.term('integrationsFound', found);
  }

  render(content: CatalogListContent) {
    const { integrations, isOrdered } = content;
    const { popular, groups } = this.#arrange(content);
    const all = groupIntegrations(integrations, isOrdered);
    const members = new Map(all.map((group) => [group.sourceType, group.integrations]));
    const found = new Set(groups.map(({ sourceType }) => sourceType));
    const left = all.filter(({ sourceType }) => !found.has(sourceType));
    const hasSearch = integrations.length >= MIN_ITEMS_FOR_SEARCH || this.#search;
    return html`${hasSearch ? this.#renderSearch(content) : nothing}
    ${
      this.hasFoundNothing(content)
        ? nothingFound(this.#search, this.#host.localize, this.#onClear, content.uploads.rows())
        : nothing
    }
    ${popular.length > 0 ? this.#renderPopular(content, popular) : nothing}
    ${keptList<ArrangedGroup>([...groups, ...left.map(asLeftOut)], {
      key: ({ sourceType }) => sourceType,
      isShown: ({ sourceType }) => found.has(sourceType),
      row: (group) => ({
        template: () =>
          groupSection({
            group,
            members: members.get(group.sourceType) ?? [],
            headingLevel: content.headingLevel,
            localize: this.#host.localize,
            tile: (one) => content.tile(one, false),
            toggle: () => void this.#toggle(group),
            connected: (id) =>
              group.fold.kind === 'connected'
                ? content.connected(group.fold.connection, id)
                : nothing,
            upload:
              group.fold.kind === 'connected' ? nothing : content.uploads.row(group.sourceType),
          }),
      }),
    })}
    ${this.isSearching ? nothing : content.uploads.rows(all.map(({ sourceType }) => sourceType))}`;
  }

  #renderSearch(content: CatalogListContent) {
    this.#finder.preload();
    return searchField({
      value: this.#search,
      examples: this.#exampleNames(content),
      localize: this.#host.localize,
      prepare: () => void this.#finder.prepare(content.integrations),
      input: (value) => {
        this.#search = value;
        this.#report.searched(value, () =>
          this.hasFoundNothing(content) ? undefined : this.#arrange(content).found,
        );
        this.#openedResults.clear();
        void this.#finder.load();
        this.#host.requestUpdate();
      },
    });
  }

  #renderPopular(content: CatalogListContent, popular: readonly Integration[]) {
    const id = idFor('popular', '');
    return html`<section class="popular" part="popular" aria-labelledby=${id}>
      ${heading(content.headingLevel, 'group-heading', this.#host.localize.term('popular'), id)}
      <ul class="tiles" role="list">
        ${keptList(popular, {
          key: ({ key }) => key,
          row: (one) => content.tile(one, true),
        })}
      </ul>
    </section>`;
  }

  #examples: { of: unknown; names: string[] } | undefined;

  /** The names of two that are listed, to say what can be typed. */
  #exampleNames({ integrations, isOrdered }: CatalogListContent): string[] {
    if (this.#examples?.of !== integrations) {
      const known = popularOf(groupIntegrations(integrations, isOrdered), undefined);
      this.#examples = { of: integrations, names: known.slice(0, 2).map(({ name }) => name) };
    }
    return this.#examples.names.map((name) => this.#host.localize.name(name));
  }

  #arranged: { of: readonly unknown[]; arrangement: Arrangement } | undefined;

  /** Arranged once for each response, search and click: there can be thousands. */
  #arrange(content: CatalogListContent): Arrangement {
    const { integrations, connections, isOrdered, featured, collapseAfter } = content;
    const opened = this.isSearching ? this.#openedResults : this.#opened;
    const { find = () => integrations } = this.#finder;
    const search = this.isSearching ? this.#search : '';
    const settings = [isOrdered, featured?.join(), collapseAfter, search, [...opened].join()];
    const { localize } = this.#host;
    const words = this.isSearching && localize.revision;
    const of = [integrations, connections, words, search && find, ...settings];
    if (!this.#arranged?.of.every((one, index) => one === of[index])) {
      const arrangement = arrange({
        ...content,
        search,
        find,
        categoryTexts: (type) =>
          `${localize.term('sourceTypeName', type)} ${localize.term('categoryWords', type)}`,
        opened,
      });
      this.#arranged = { of, arrangement };
    }
    return this.#arranged.arrangement;
  }

  async #toggle({ sourceType, fold }: ArrangedGroup): Promise<void> {
    const opened = this.isSearching ? this.#openedResults : this.#opened;
    if (!opened.delete(sourceType)) opened.add(sourceType);
    this.#host.requestUpdate();
    if (fold.kind !== 'first') return;
    // The button that showed the rest is gone: the first of the rest takes the focus.
    await this.#host.updateComplete;
    this.#tilesOf(sourceType)[fold.count]?.focus();
  }

  /** The first tile of a category, which takes the focus when the category was opened from elsewhere. */
  firstTile(sourceType: string): HTMLElement | null {
    return this.#tilesOf(sourceType)[0] ?? null;
  }

  #tilesOf(sourceType: string): HTMLElement[] {
    const list = this.#host.renderRoot.querySelector(`#${idFor('tiles', sourceType)}`);
    return [...(list?.querySelectorAll<HTMLElement>('.tile') ?? [])];
  }

  #endSearch(): void {
    this.reportSearch();
    this.#search = '';
  }

  readonly #onClear = () => {
    this.#endSearch();
    this.#host.requestUpdate();
    this.#host.renderRoot.querySelector('input')?.focus();
  };
}

/** A group of which a search has found nothing. */
const asLeftOut = (group: { sourceType: string; integrations: Integration[] }): ArrangedGroup => ({
  ...group,
  fold: { kind: 'whole' },
});
