import { registerLanguage } from '../i18n/registered-languages.js';
import type { Terms } from '../i18n/terms.js';
import { wording } from '../i18n/wording.js';
import { ownWord } from './en/own-word.js';

const { number, plural, fileSize, $inRegion } = wording('de');

const sourceTypes: Record<string, string> = {
  accounting: 'Buchhaltung',
  banking: 'Bankkonten',
  bankfeed: 'Bankfeeds',
  commerce: 'Onlineshops',
  expense: 'Ausgaben',
};

const categories: Record<string, string> = {
  accounting: 'Alle Buchhaltungsprogramme',
  banking: 'Alle Banken',
  bankfeed: 'Alle Bankfeeds',
  commerce: 'Alle Shopsysteme',
  expense: 'Alle Ausgabenprogramme',
};

const categoryWords: Record<string, string> = {
  accounting:
    'Buchhaltungsprogramm Buchhaltungssoftware Buchführung Finanzbuchhaltung Fibu Rechnungswesen Rechnungsprogramm Software',
  banking: 'Bank Banken Bankkonto Konto Konten Girokonto Geschäftskonto',
  bankfeed: 'Bankfeed Bank Banken',
  commerce: 'Onlineshop Onlinehandel Webshop Shop Shops Shopsystem Laden Zahlungen Kassensystem',
  expense: 'Ausgabenprogramm Spesen Auslagen Reisekosten',
};

const flowHeadings: Record<string, string> = {
  accounting: 'Buchhaltung verbinden',
  banking: 'Bank verbinden',
  bankfeed: 'Bankfeed verbinden',
  commerce: 'Onlineshop verbinden',
  expense: 'Ausgabenprogramm verbinden',
};

const addAnotherOf: Record<string, string> = {
  banking: 'Weitere Bank hinzufügen',
  commerce: 'Weiteren Shop hinzufügen',
};

const needs: Record<string, (name: string) => string> = {
  administrator: (name) =>
    `Administratorrechte in Ihrem Konto bei ${name}. Falls Sie diese nicht haben, bitten Sie jemanden mit diesen Rechten, die Verbindung herzustellen.`,
  computer: () => 'Einen Computer. Auf dem Smartphone funktioniert es nicht.',
  bundle: () => 'Die Berechtigung, das Bundle „AppLink“ zu installieren.',
  package: () =>
    'Die Berechtigung, die Erweiterung „App Link“ zu installieren. Das dauert 10 bis 20 Minuten.',
  'token-authentication': () =>
    'Aktivierte tokenbasierte Authentifizierung. Wir zeigen Ihnen, wo Sie sie finden.',
  'web-services': () =>
    'Aktivierte Webdienste und einen Benutzer dafür. Wir zeigen Ihnen, wie es geht.',
  'company-id': (name) => `Ihre Unternehmens-ID in ${name}.`,
  'same-computer': (name) => `Den Computer, auf dem ${name} läuft.`,
  'company-file': (name) => `${name}, geöffnet mit der Datei Ihres Unternehmens.`,
  connector: () => 'Die Berechtigung, auf diesem Computer ein kleines Programm zu installieren.',
  login: (name) => `Ihren Benutzernamen und Ihr Passwort für ${name}.`,
  'store-owner': (name) => `Die Berechtigung, in der Verwaltung von ${name} eine App anzulegen.`,
  'api-keys': () => 'Die API-Schlüssel Ihres Shops. Wir zeigen Ihnen, wo Sie sie finden.',
};

const dataTypes: Record<string, string> = {
  accountTransactions: 'Kontobewegungen',
  accounts: 'Konten',
  balanceSheet: 'Bilanz',
  bankAccounts: 'Bankkonten',
  bankTransactions: 'Bankumsätze',
  billCreditNotes: 'Lieferantengutschriften',
  billPayments: 'Zahlungen an Lieferanten',
  bills: 'Eingangsrechnungen',
  cashFlowStatement: 'Kapitalflussrechnung',
  chartOfAccounts: 'Kontenplan',
  company: 'Firmendaten',
  creditNotes: 'Gutschriften',
  customers: 'Kunden',
  directCosts: 'Direktkosten',
  directIncomes: 'Direkteinnahmen',
  financialStatements: 'Abschlüsse',
  invoices: 'Ausgangsrechnungen',
  itemReceipts: 'Wareneingänge',
  items: 'Artikel',
  journalEntries: 'Buchungen',
  journals: 'Journale',
  ledgerAccounts: 'Sachkonten',
  paymentMethods: 'Zahlungsarten',
  payments: 'Zahlungen',
  profitAndLoss: 'Gewinn- und Verlustrechnung',
  purchaseOrders: 'Bestellungen',
  salesOrders: 'Aufträge',
  suppliers: 'Lieferanten',
  taxRates: 'Steuersätze',
  trackingCategories: 'Kostenstellen',
  transfers: 'Umbuchungen',
  'banking-accountBalances': 'Kontostände',
  'banking-accounts': 'Bankkonten',
  'banking-transactionCategories': 'Umsatzkategorien',
  'banking-transactions': 'Bankumsätze',
  'commerce-companyInfo': 'Shopdaten',
  'commerce-customers': 'Kunden',
  'commerce-disputes': 'Rückbuchungen',
  'commerce-locations': 'Standorte',
  'commerce-orders': 'Bestellungen',
  'commerce-paymentMethods': 'Zahlungsarten',
  'commerce-payments': 'Zahlungen',
  'commerce-productCategories': 'Produktkategorien',
  'commerce-products': 'Produkte',
  'commerce-taxComponents': 'Steuern',
  'commerce-transactions': 'Transaktionen',
};

const groups: Record<string, string> = {
  company: 'Firmendaten, Konten, Kunden',
  documents: 'Ausgangs- und Eingangsrechnungen',
  money: 'Zahlungen, Bilanz, Gewinn und Verlust',
  store: 'Shopdaten, Produkte, Kunden',
  orders: 'Bestellungen und Zahlungen',
  bank: 'Bankumsätze',
};

const shortGroups: Record<string, string> = {
  company: 'Firmendaten',
  documents: 'Rechnungen',
  money: 'Zahlungen, Berichte',
  store: 'Shopdaten',
  orders: 'Bestellungen, Zahlungen',
  bank: 'Bankumsätze',
};

const groupStages: Record<string, string> = {
  next: 'Als Nächstes',
  syncing: 'Wird synchronisiert',
  synced: 'Synchronisiert',
  'not-included': 'Nicht enthalten',
  failed: 'Nicht synchronisiert',
};

const uploadHeadings: Record<string, string> = {
  accounting: 'Buchhaltungsunterlagen hochladen',
  banking: 'Kontoauszüge hochladen',
  other: 'Geschäftsunterlagen hochladen',
};

const refusals: Record<string, string> = {
  type: 'Dieses Format können wir nicht verwenden. Speichern Sie die Datei als PDF, Excel, CSV, JPG oder PNG.',
  content:
    'Der Inhalt passt nicht zum Dateinamen. Öffnen Sie die Datei und speichern Sie sie neu als PDF, Excel, CSV, JPG oder PNG.',
  protected:
    'Diese Datei ist mit einem Passwort geschützt. Speichern Sie eine Kopie ohne Passwort.',
  empty: 'Diese Datei ist leer.',
  'too-large':
    'Diese Datei ist größer als 10 MB. Teilen Sie sie auf oder speichern Sie sie kleiner.',
  'too-many':
    'Sie können 20 Dateien auf einmal hochladen. Diese Datei laden wir nach den anderen hoch.',
  duplicate: 'Diese Datei haben Sie bereits hinzugefügt.',
  sent: 'Diese Datei haben Sie bereits gesendet.',
  folder:
    'Ordner können nicht hochgeladen werden. Öffnen Sie den Ordner und wählen Sie die Dateien aus.',
  unreadable:
    'Wir konnten diese Datei nicht öffnen. Falls es ein Ordner ist, wählen Sie die Dateien darin aus.',
};

const errors: Record<string, string> = {
  'bad-request': 'Bei uns ist etwas schiefgelaufen. Bitte kontaktieren Sie den Support.',
  unauthorized:
    'Sie wurden abgemeldet. Melden Sie sich wieder an und kehren Sie dann hierher zurück.',
  'payment-required':
    'Dieser Dienst ist derzeit nicht verfügbar. Bitte kontaktieren Sie den Support.',
  forbidden:
    'Ihnen fehlt dafür die Berechtigung. Wenn Sie glauben, dass Sie sie haben müssten, kontaktieren Sie den Support.',
  'insufficient-scope':
    'Ihnen fehlt dafür die Berechtigung. Wenn Sie glauben, dass Sie sie haben müssten, kontaktieren Sie den Support.',
  'not-found':
    'Wir konnten dies nicht finden. Möglicherweise wurde es entfernt. Wenn Sie es noch brauchen, kontaktieren Sie den Support.',
  'rate-limited': 'Im Moment ist viel los. Bitte versuchen Sie es gleich noch einmal.',
  unavailable: 'Bei uns ist etwas schiefgelaufen. Bitte versuchen Sie es gleich noch einmal.',
  refused: 'Bei uns ist etwas schiefgelaufen. Bitte kontaktieren Sie den Support.',
  offline:
    'Sie sind offenbar offline. Prüfen Sie Ihre Internetverbindung und versuchen Sie es erneut.',
  timeout: 'Das dauert länger als erwartet. Bitte versuchen Sie es erneut.',
  network: 'Wir konnten unseren Dienst nicht erreichen. Bitte versuchen Sie es gleich noch einmal.',
};

const since = (date: string) => (/\d/.test(date) ? `seit dem ${date}` : `seit ${date}`);

/** German. */
export const de: Terms = {
  $code: 'de',
  $name: 'Deutsch',
  $dir: 'ltr',
  $inRegion,

  unnamed: 'Software ohne Namen',
  sourceTypeName: (sourceType) =>
    ownWord(sourceTypes, sourceType.toLowerCase()) ?? 'Andere Software',
  integrationsLoading: 'Verfügbare Software wird geladen',
  pickerHeading: 'Software verbinden',
  pickerDescription:
    'Sie melden sich direkt bei Ihrem Anbieter an und wählen aus, was Sie freigeben. Ihr Passwort sehen wir nie.',
  searchIntegrations: 'Software suchen',
  searchExample: (one, other) => `Suchen, zum Beispiel ${one} oder ${other}`,
  popular: 'Beliebt',
  allOfCategory: (sourceType) =>
    ownWord(categories, sourceType.toLowerCase()) ?? 'Alle andere Software',
  categoryWords: (sourceType) => ownWord(categoryWords, sourceType.toLowerCase()) ?? '',
  showAll: (count) => `Alle ${number(count)} anzeigen`,
  integrationsFound: (count) =>
    count === 0 ? 'Keine Treffer' : plural(count, { one: '1 Treffer', other: '# Treffer' }),
  nothingFound: (query) => `Keine Treffer für „${query}“`,
  nothingFoundHint: 'Prüfen Sie die Schreibweise oder suchen Sie nach einem kürzeren Begriff.',
  clearSearch: 'Suche löschen',
  nothingToConnect: 'Noch keine Software verfügbar',
  nothingToConnectHint: 'Schauen Sie später wieder vorbei oder kontaktieren Sie den Support.',
  mayNotConnect: 'Sie können hier keine Software verbinden',
  mayNotConnectHint:
    'Sie sehen, was verbunden ist. Wenn Sie glauben, dass Sie selbst Software verbinden dürfen, kontaktieren Sie den Support.',
  isNotConnected: (name) => `${name} ist nicht verbunden`,
  connectOne: 'Nur eine möglich',
  connectTo: (name) => `Mit ${name} verbinden`,
  addAnother: 'Weitere hinzufügen',
  oneOnly: (name, sourceType, mayDisconnect) => {
    const isAccounting = sourceType.toLowerCase() === 'accounting';
    const other = isAccounting ? 'ein anderes Buchhaltungsprogramm' : 'einen anderen Bankfeed';
    return mayDisconnect
      ? `${name} ist bereits verbunden. Trennen Sie ${name}, um ${other} zu verwenden.`
      : `${name} ist bereits verbunden. Um ${other} zu verwenden, kontaktieren Sie den Support.`;
  },
  isConnected: (name) => `${name} ist verbunden`,
  useDifferent: (sourceType) =>
    sourceType.toLowerCase() === 'bankfeed'
      ? 'Anderen Bankfeed verwenden'
      : 'Andere Software verwenden',
  hintPhone: 'Am Computer öffnen',
  hintOffline: 'Erfordert ein Programm auf Ihrem Computer',
  hintAdministrator: 'Administratorrechte nötig',
  hintKeys: 'API-Schlüssel Ihres Shops bereithalten',
  hintLong: 'Planen Sie 20 Minuten ein',
  hintBeta: 'Neu (Beta)',

  statusLinked: 'Verbunden',
  statusPending: 'Nicht abgeschlossen',
  statusLost: 'Bitte neu verbinden',
  statusUnlinked: 'Getrennt',
  statusWaiting: 'In Bearbeitung',

  backToList: 'Zurück zur Liste',
  uploadInstead: (sourceType) =>
    sourceType === 'other' ? 'Geschäftsunterlagen hochladen' : 'Stattdessen Dateien hochladen',
  uploadInsteadHint: 'PDF, Excel, CSV oder Fotos',
  uploadDone: (count) => plural(count, { one: '1 Datei erhalten', other: '# Dateien erhalten' }),
  chooseAnother: 'Andere auswählen',
  continueLinking: 'Fortfahren',
  reconnect: 'Neu verbinden',
  disconnect: 'Trennen',
  deleteConnection: 'Löschen',
  cancelLinking: 'Abbrechen',
  dismiss: 'Ausblenden',
  tryAgain: 'Erneut versuchen',
  checkAgain: 'Erneut prüfen',
  actionOn: (action, name) => `${action}: ${name}`,

  platformSaid: (name, message) => `${name} meldet: „${message}“.`,
  nothingConnected: 'Noch nichts verbunden',
  close: 'Schließen',
  back: 'Zurück',
  poweredByCodat: 'Powered by Codat',

  integrationsFailed: 'Wir konnten die verfügbare Software nicht laden',
  connectionsFailed: 'Wir konnten Ihre Verbindungen nicht laden',
  syncStatusFailed: 'Wir konnten den Stand der Synchronisierung nicht laden',
  linkFailed: (name) => `Wir konnten ${name} nicht öffnen`,
  disconnectFailed: (name) => `Wir konnten ${name} nicht trennen`,
  deleteFailed: (name) => `Wir konnten die Verbindung zu ${name} nicht löschen`,
  configurationFailed: 'Bei uns ist etwas schiefgelaufen',
  configurationFailedHint: 'Bitte kontaktieren Sie den Support.',
  errorText: (code) =>
    ownWord(errors, code) ??
    'Bei uns ist etwas schiefgelaufen. Bitte versuchen Sie es erneut oder kontaktieren Sie den Support.',
  busyUntil: (when) => `Im Moment ist viel los. Bitte versuchen Sie es ${when} noch einmal.`,
  reference: (id) => `Referenz für den Support: ${id}`,
  contactSupport: 'kontaktieren Sie den Support',

  openingTitle: 'Einen Moment …',
  openingMessage: (name) => `Sie werden zu ${name} weitergeleitet …`,
  attemptCancelled: (name) => `${name} wurde nicht verbunden`,
  justNow: 'gerade eben',
  accessExpired: (name, date) =>
    date
      ? `Unser Zugriff auf ${name} ist am ${date} abgelaufen. Vorhandene Daten bleiben erhalten.`
      : `Unser Zugriff auf ${name} ist abgelaufen. Vorhandene Daten bleiben erhalten.`,
  isDisconnected: (name) => `${name} ist getrennt`,
  isDeleted: (name) => `Die Verbindung zu ${name} wurde gelöscht`,

  waitingFor: (name) => `Weiter im Fenster von ${name}`,
  waitingHint:
    'Melden Sie sich an und wählen Sie aus, was Sie freigeben. Diese Seite aktualisiert sich von selbst.',
  windowNotVisible: 'Sehen Sie das Fenster nicht?',
  openAgain: 'Erneut öffnen',
  checkFailed: 'Wir können Ihre Verbindung gerade nicht prüfen.',
  blockedTitle: (name) => `Weiter zu ${name}`,
  blockedHint: 'Ihr Browser hat das Pop-up-Fenster blockiert.',
  openInNewTab: (name) => `${name} in neuem Tab öffnen`,
  openInThisTab: 'Diesen Tab verwenden',
  copyHint:
    'Diese Seite kann kein Fenster öffnen. Kopieren Sie den Link in einen neuen Tab. Er funktioniert nur einmal.',
  addressOf: (name) => `Link zu ${name}`,
  platformTitle: (name) => `${name} in Ihrem Buchhaltungsprogramm verbinden`,
  platformHint:
    'Melden Sie sich in Ihrem Buchhaltungsprogramm an, öffnen Sie den Bankbereich und wählen Sie „Connect Bank“. Wählen Sie uns in der Liste der Banken aus und geben Sie diese Verbindungs-ID ein. Wenn Sie nach einem Einmalpasswort gefragt werden, kontaktieren Sie den Support.',
  connectionIdLabel: (name) => `Verbindungs-ID für ${name}`,
  closedTitle: (name) => `Verbindung mit ${name} abschließen`,
  closedHint:
    'Das Fenster ist vielleicht geschlossen oder von einem anderen verdeckt. Sie können dort weitermachen, wo Sie aufgehört haben.',
  leftHint: 'Sie können dort weitermachen, wo Sie aufgehört haben.',
  attemptUnchanged: (name) => `An ${name} wurde nichts geändert`,
  attemptCancelledHint:
    'Sie haben vor dem Verbinden abgebrochen. Sie können jederzeit weitermachen.',
  attemptFailed: (name) => `Wir konnten ${name} nicht verbinden`,
  attemptFailedHint:
    'Bitte versuchen Sie es erneut. Wenn das Problem bestehen bleibt, kontaktieren Sie den Support.',
  attemptUnsupported: (name) => `Wir können dieses Konto bei ${name} nicht verbinden`,
  attemptUnsupportedHint:
    'Seine Edition oder Region wird nicht unterstützt. Wählen Sie ein anderes Konto oder kontaktieren Sie den Support.',
  attemptAbandoned: (name) => `Sie haben das Verbinden mit ${name} nicht abgeschlossen`,
  organisationChanged: (name, current) => `${name} ist jetzt mit ${current} verbunden`,
  organisationChangedHint: (name, previous, mayChange) =>
    mayChange
      ? `Vorher war ${name} mit ${previous} verbunden. Falls Sie das nicht wollten, trennen Sie ${name}, stellen Sie die Verbindung neu her und wählen Sie ${previous}.`
      : `Vorher war ${name} mit ${previous} verbunden. Falls Sie das nicht wollten, kontaktieren Sie den Support.`,
  show: 'Anzeigen',
  openWindow: 'Fenster öffnen',
  connectedTitle: (name) => `${name} ist verbunden`,
  chooseOrganisation: (organisation, name) =>
    `Wählen Sie ${organisation}, wenn ${name} nach der Organisation fragt.`,
  prepareTitle: (name) => `Bevor Sie ${name} verbinden`,
  prepareTime: (minutes) => `Das dauert etwa ${number(minutes)} Minuten. Sie benötigen:`,
  prepareNeed: (need, name) => ownWord(needs, need)?.(name) ?? need,
  prepareSkip: 'Nicht mehr anzeigen',
  guideLink: 'Schritt-für-Schritt-Anleitung',
  continueTo: (name) => `Weiter zu ${name}`,

  connectionsLoading: 'Ihre Verbindungen werden geladen',
  listHeading: 'Ihre Verbindungen',
  listDescription: (mayDisconnect) =>
    mayDisconnect ? 'Sie können jede Verbindung jederzeit trennen.' : '',
  nothingConnectedHint: 'Verbundene Software erscheint hier.',
  since,
  connectedSince: (date) => `Verbunden ${since(date)}`,
  started: (ago) => `Begonnen ${ago}.`,
  lastSynced: (when) => `synchronisiert ${when}`,
  neverSynced: 'noch nicht synchronisiert',
  unlinkedHint: 'vorhandene Daten bleiben erhalten',
  confirmDisconnect: (name) => `${name} trennen?`,
  confirmDisconnectText: (name, mayReconnect, sourceType) => {
    const text =
      sourceType.toLowerCase() === 'bankfeed'
        ? `Wir senden dann keine Bankumsätze mehr an ${name}. Bereits gesendete Umsätze bleiben dort erhalten.`
        : `Wir synchronisieren dann keine Daten mehr aus ${name}. Vorhandene Daten bleiben erhalten.`;
    return mayReconnect ? `${text} Sie können ${name} jederzeit neu verbinden.` : text;
  },
  keepConnected: 'Verbunden bleiben',
  useDifferentText: (name, sourceType) =>
    sourceType.toLowerCase() === 'bankfeed'
      ? `Wir trennen ${name} und senden keine Bankumsätze mehr dorthin. Bereits gesendete Umsätze bleiben dort erhalten. Danach wählen Sie aus, was Sie stattdessen verbinden.`
      : `Wir trennen ${name} und synchronisieren keine Daten mehr daraus. Vorhandene Daten bleiben erhalten. Danach wählen Sie aus, was Sie stattdessen verbinden.`,
  confirmDelete: (name) => `Verbindung zu ${name} löschen?`,
  confirmDeleteText: (name) =>
    `Die Verbindung zu ${name} wird dauerhaft gelöscht. Um Daten freizugeben, müssen Sie ${name} erneut verbinden.`,
  keepConnection: 'Verbindung behalten',

  dataTypeName: (dataType) => ownWord(dataTypes, dataType) ?? 'weitere Daten',
  syncGroup: (group) => ownWord(groups, group) ?? 'Weitere Daten',
  syncGroupShort: (group) => ownWord(shortGroups, group) ?? 'weitere Daten',
  syncGroupStage: (stage) => ownWord(groupStages, stage) ?? '',
  syncStory: (done, now, next) =>
    [
      done && `Bereits synchronisiert: ${done}.`,
      now && `Wird gerade synchronisiert: ${now}.`,
      next && (now ? `Danach: ${next}.` : `Als Nächstes: ${next}.`),
    ]
      .filter(Boolean)
      .join(' '),
  syncUsually: 'Meist dauert es ein paar Minuten.',
  syncDesktop: (names) =>
    `Lassen Sie ${names} auf Ihrem Computer geöffnet, bis die Synchronisierung fertig ist.`,
  syncLoading: 'Der Stand der Synchronisierung wird geladen',
  syncWorking: 'Ihre Daten werden synchronisiert',
  syncFrom: (name) => `Ihre Daten aus ${name} werden synchronisiert`,
  syncCount: (what, settled, total) =>
    `${what ? `${what}: ` : ''}${number(settled)} von ${number(total)} synchronisiert`,
  syncNow: (what) => (what ? `Wird synchronisiert: ${what}` : 'Ihre Daten werden synchronisiert'),
  syncDuration: 'meist ein paar Minuten',
  syncBegins: 'Beginnt gleich',
  syncWorkingHint:
    'Sie können diese Seite schließen. Die Synchronisierung läuft im Hintergrund weiter.',
  syncDone: 'Ihre Daten sind auf dem neuesten Stand',
  syncDoneHint: (count) =>
    plural(count, {
      one: 'Sie müssen nichts weiter tun.',
      other: 'Alle # Datenarten sind synchronisiert. Sie müssen nichts weiter tun.',
    }),
  syncFailed: 'Wir konnten einen Teil Ihrer Daten nicht synchronisieren',
  syncFailedAll: 'Wir konnten Ihre Daten nicht synchronisieren',
  syncMissing: (what) => `Nicht synchronisiert: ${what}.`,
  syncFailedHint:
    'Was synchronisiert wurde, bleibt erhalten. Wenn das so bleibt, kontaktieren Sie den Support.',
  syncReconnect: (names) =>
    names
      ? `Wir haben den Zugriff auf ${names} verloren, bevor alles synchronisiert war. Verbinden Sie die Software neu, um fortzufahren.`
      : 'Wir haben den Zugriff auf einen Teil Ihrer Software verloren, bevor alles synchronisiert war. Wenn das so bleibt, kontaktieren Sie den Support.',
  syncNothing: 'Noch nichts synchronisiert',
  syncNothingHint: 'Der Fortschritt erscheint hier, sobald die Synchronisierung beginnt.',
  syncEmptyHint: 'Der Fortschritt erscheint hier, sobald Sie etwas verbinden.',

  alertReconnect: (name) => `Verbinden Sie ${name} neu, damit es mit Ihrem Antrag weitergeht`,
  alertExpired: (date) =>
    date ? `Unser Zugriff ist am ${date} abgelaufen.` : 'Unser Zugriff ist abgelaufen.',
  alertContinue: (name) => `Schließen Sie die Verbindung mit ${name} ab`,
  alertStarted: (ago) => `Begonnen ${ago}.`,
  alertSync: (name) =>
    name
      ? `Wir konnten einen Teil Ihrer Daten aus ${name} nicht synchronisieren`
      : 'Wir konnten einen Teil Ihrer Daten nicht synchronisieren',
  alertSyncAll: (name) =>
    name
      ? `Wir konnten Ihre Daten aus ${name} nicht synchronisieren`
      : 'Wir konnten Ihre Daten nicht synchronisieren',
  alertMore: (count) =>
    plural(count, {
      one: '1 weitere Verbindung braucht Ihre Aufmerksamkeit.',
      other: '# weitere Verbindungen brauchen Ihre Aufmerksamkeit.',
    }),
  alertSupport: 'Support kontaktieren',

  returnLinked: 'Sie sind verbunden',
  returnLinkedHint: 'Wir synchronisieren jetzt Ihre Daten.',
  returnUnchanged: 'Es wurde nichts geändert',
  returnUnchangedHint: 'Ihre Verbindung ist wie zuvor.',
  returnCancelled: 'Nicht verbunden',
  returnCancelledHint:
    'Sie haben vor dem Verbinden abgebrochen. Sie können jederzeit weitermachen.',
  returnFailed: 'Wir konnten Ihre Software nicht verbinden',
  returnFailedHint:
    'Gehen Sie zurück und versuchen Sie es erneut. Wenn das Problem bestehen bleibt, kontaktieren Sie den Support.',
  returnUnsupported: 'Wir können dieses Konto nicht verbinden',
  returnUnsupportedHint:
    'Seine Edition oder Region wird nicht unterstützt. Gehen Sie zurück und wählen Sie ein anderes.',
  returnUnknown: 'Willkommen zurück',
  returnUnknownHint: 'Gehen Sie zurück, um Ihre Verbindungen zu sehen.',
  returnClosing: 'Dieses Fenster schließt sich von selbst.',
  returnStillOpen: 'Sie können dieses Fenster schließen.',
  returnBack: 'Zurück',

  flowStep: (step, of) => `Schritt ${number(step)} von ${number(of)}`,
  hostName: () => '',
  introductionHeading: (host) =>
    host ? `Verbinden Sie Ihre Konten mit ${host}` : 'Software verbinden',
  introductionDuration: 'Etwa 2 Minuten',
  flowSignIn: 'Sie melden sich bei Ihrem Anbieter an.',
  flowSignInHint: 'Ihr Passwort sehen wir nie.',
  flowSync: (data) =>
    data ? `Wir synchronisieren: ${data}.` : 'Wir synchronisieren Ihre Daten von dort.',
  flowSyncHint: 'Wir können nichts verändern.',
  andMore: 'mehr',
  flowControl: 'Sie behalten die Kontrolle.',
  flowControlHint: (mayDisconnect) =>
    mayDisconnect
      ? 'Sie können die Verbindung jederzeit trennen.'
      : 'Zum Trennen der Verbindung kontaktieren Sie den Support.',
  flowStart: 'Los geht’s',
  consentText:
    'Ich willige ein, dass für diesen Zweck auf die Daten meines Unternehmens zugegriffen wird.',
  consentMissing: 'Bitte erteilen Sie Ihre Einwilligung, um fortzufahren.',
  consentSaving: 'Ihre Einwilligung wird gespeichert',
  consentFailed: 'Wir konnten Ihre Einwilligung nicht speichern',
  consentPurposeHeading: 'Wofür wir Ihre Daten brauchen',
  consentPurposeText: 'Um die Leistung zu erbringen, um die Sie uns gebeten haben.',
  consentDataHeading: 'Worauf wir zugreifen',
  consentDataText: (kind, data) => (data ? `${kind}: ${data}` : kind),
  consentRetentionHeading: 'Wie lange',
  consentRetentionText: 'Bis Sie die Verbindung trennen. Vorhandene Daten bleiben erhalten.',
  consentWithdrawalHeading: 'So widerrufen Sie die Einwilligung',
  consentWithdrawalText: (mayDisconnect) =>
    mayDisconnect
      ? 'Trennen Sie hier jederzeit Ihre Software oder kontaktieren Sie den Support.'
      : 'Kontaktieren Sie den Support. Das ist jederzeit möglich.',
  policyLink: 'Wie Ihre Daten verwendet werden',
  flowConnectHeading: (sourceType) =>
    ownWord(flowHeadings, sourceType.toLowerCase()) ?? 'Welche Software nutzen Sie?',
  categoriesLabel: 'Was Sie verbinden',
  categoryRequired: 'Erforderlich',
  categoryOptional: 'Optional',
  areConnected: (names) => `${names} sind verbunden`,
  moreThanOne: 'Die meisten Unternehmen nutzen mehrere.',
  optionalMoreThanOne: 'Optional. Die meisten Unternehmen nutzen mehrere.',
  addAnotherOf: (sourceType) =>
    ownWord(addAnotherOf, sourceType.toLowerCase()) ?? 'Weitere hinzufügen',
  changeConnection: 'Ändern',
  repairTitle: (name) => `${name} neu verbinden`,
  repairPending: (name) => `Verbindung mit ${name} abschließen`,
  repairPendingHint: 'Sie können dort weitermachen, wo Sie aufgehört haben.',
  repairUnlinkedHint:
    'Vorhandene Daten bleiben erhalten. Verbinden Sie die Software neu, um neue Daten freizugeben.',
  repairDone: 'Sie müssen nichts weiter tun.',
  connectOnly: (name) => `${name} verbinden`,
  chooseDifferent: 'Andere Software auswählen',
  entryUnknown: 'Wir konnten nicht finden, was dieser Link öffnet',
  entryUnknownHint: 'Vielleicht wurde es entfernt. Sie können Ihre Software hier auswählen.',
  stillNeeded: (kinds) => `Noch erforderlich: ${kinds}`,
  flowReady: 'Mehr brauchen wir nicht. Sie können weitere Software verbinden oder fortfahren.',
  flowConnectMore: 'Weitere verbinden',
  doneHeading: 'Sie sind verbunden',
  doneText: 'Vielen Dank. Mehr brauchen wir hier nicht von Ihnen.',
  doneNothingText: 'Sie können Ihre Software jederzeit verbinden.',
  finish: 'Fertig',
  flowFinished: 'Alles erledigt. Sie können mit Ihrem Antrag weitermachen.',
  shareQuestion: 'Kein Zugang?',
  shareAction: 'Jemanden mit Zugang bitten',
  shareHeading: 'Jemand anderen um die Verbindung bitten',
  shareText:
    'Senden Sie diesen Link an die Person mit Zugang: Ihre Steuerberatung, Ihre Buchhaltung oder die Inhaberin oder den Inhaber des Kontos. Der Link öffnet diesen Schritt für Ihr Unternehmen.',
  shareLabel: 'Link zu diesem Schritt',
  shareCopy: 'Link kopieren',
  shareCopied: 'Kopiert',
  shareSelected: 'Der Link ist markiert. Kopieren Sie ihn mit der Tastatur.',
  shareMail: 'Per E-Mail senden',
  shareMailSubject: 'Bitte unsere Software verbinden',
  shareMailBody: (url) =>
    `Guten Tag,\n\nbitte verbinden Sie über diesen Link unsere Software:\n${url}\n\nVielen Dank!`,
  shareNative: 'Teilen …',
  shareQr: 'QR-Code anzeigen',
  shareQrHide: 'QR-Code ausblenden',
  shareQrLabel: 'QR-Code des Links zu diesem Schritt',
  shareQrHint: 'Scannen Sie ihn mit der Kamera eines anderen Smartphones.',
  shareQrFailed: 'Wir konnten den QR-Code nicht anzeigen',
  shareWaiting: 'Auf dieser Seite geht es von selbst weiter, sobald die Verbindung steht.',
  shareFailed: 'Wir konnten den Link nicht erstellen',
  shareCreating: 'Der Link wird erstellt …',
  shareEnds: (moment) => `Dieser Link funktioniert bis zum ${moment}.`,
  shareExpired: 'Dieser Link ist abgelaufen.',
  shareCancel: 'Link ungültig machen',
  shareCancelled: 'Dieser Link funktioniert nicht mehr.',
  shareCancelFailed: 'Wir konnten den Link nicht ungültig machen',
  shareNew: 'Neuen Link erstellen',
  shareOpened: 'Ihr Link wurde geöffnet',
  shareConnecting: (name) => `Gerade wird ${name} verbunden`,
  shareRefused: 'Von hier aus können Sie niemanden einladen.',
  leaveHeading: 'Vorgang vorzeitig beenden?',
  leaveText: (isUploading, isKept) => {
    const files = isKept
      ? 'Dateien, die noch hochgeladen werden, kommen möglicherweise nicht an. '
      : 'Dateien, die noch hochgeladen werden, kommen nicht an. ';
    return `Was Sie verbunden haben, bleibt erhalten. ${isUploading ? files : ''}Sie können jederzeit zurückkommen und weitermachen.`;
  },
  leave: 'Beenden',
  stay: 'Hier bleiben',

  uploadHeading: (sourceType) => ownWord(uploadHeadings, sourceType) ?? 'Dateien hochladen',
  uploadLead:
    'Wenn wir Ihre Software nicht verbinden können oder Sie lieber Dateien senden möchten.',
  uploadDrop: 'Dateien hier ablegen',
  uploadOr: 'oder',
  uploadChoose: 'Dateien auswählen',
  uploadPhoto: 'Foto aufnehmen',
  uploadLimits: 'PDF, Excel, CSV, Word, PowerPoint oder Fotos. Je bis zu 10 MB, 20 auf einmal.',
  uploadLoading: 'Ihre Dateien werden geladen',
  uploadProgress: (done, count) =>
    `${number(done)} von ${plural(count, { one: '# Datei', other: '# Dateien' })} hochgeladen`,
  uploadingFile: (name) => `${name} wird hochgeladen`,
  uploadWaiting: 'Wartet',
  unnamedFile: 'Datei ohne Namen',
  uploadReceived: 'Erhalten',
  uploadReceivedOn: (date) => (date ? `Erhalten: ${date}` : 'Erhalten'),
  uploadReceivedHeading: 'Erhaltene Dateien',
  uploadMore: (count) => plural(count, { one: 'und 1 weitere', other: 'und # weitere' }),
  uploadListFailed: 'Wir konnten Ihre bereits gesendeten Dateien nicht laden',
  uploadNotOpened: 'Wir konnten das Hochladen nicht öffnen',
  uploadRefused: (reason) => ownWord(refusals, reason) ?? 'Diese Datei können wir nicht verwenden.',
  uploadTooLarge: 'Diese Datei ist zu groß. Teilen Sie sie auf oder speichern Sie sie kleiner.',
  uploadUnsafe:
    'Diese Datei hat unsere Sicherheitsprüfung nicht bestanden. Wir haben sie nicht behalten.',
  uploadFailed: (name) => `Wir konnten ${name} nicht hochladen`,
  uploadStarted: (count) =>
    plural(count, { one: '1 Datei wird hochgeladen', other: '# Dateien werden hochgeladen' }),
  uploadRemove: 'Entfernen',
  fileSize,
};

export default de;

registerLanguage(de);
