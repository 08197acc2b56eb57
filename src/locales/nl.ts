import { registerLanguage } from '../i18n/registered-languages.js';
import type { Terms } from '../i18n/terms.js';
import { wording } from '../i18n/wording.js';
import { ownWord } from './en/own-word.js';

const { number, plural, fileSize, $inRegion } = wording('nl');

const sourceTypes: Record<string, string> = {
  accounting: 'Boekhouding',
  banking: 'Bankrekeningen',
  bankfeed: 'Bankkoppelingen',
  commerce: 'Webwinkels',
  expense: 'Declaraties',
};

const categories: Record<string, string> = {
  accounting: 'Alle boekhoudprogramma’s',
  banking: 'Alle banken',
  bankfeed: 'Alle bankkoppelingen',
  commerce: 'Alle webwinkelsystemen',
  expense: 'Alle declaratieprogramma’s',
};

const categoryWords: Record<string, string> = {
  accounting:
    'boekhouden boekhoudprogramma boekhoudpakket boekhoudsoftware administratie facturatie software',
  banking: 'bank banken bankrekening zakelijke rekening rekeningen',
  bankfeed: 'bankkoppeling bank banken',
  commerce: 'winkel winkels webshop webshops betalingen kassa kassasysteem',
  expense: 'declaratie uitgaven onkosten bonnetjes',
};

const flowHeadings: Record<string, string> = {
  accounting: 'Koppel uw boekhouding',
  banking: 'Koppel uw bank',
  bankfeed: 'Stel uw bankkoppeling in',
  commerce: 'Koppel uw webwinkel',
  expense: 'Koppel uw declaratieprogramma',
};

const addAnotherOf: Record<string, string> = {
  banking: 'Nog een bank toevoegen',
  commerce: 'Nog een webwinkel toevoegen',
};

const needs: Record<string, (name: string) => string> = {
  administrator: (name) =>
    `Beheerdersrechten in uw account bij ${name}. Hebt u die niet, vraag het dan aan de beheerder.`,
  computer: () => 'Een computer. Op een telefoon werkt dit niet.',
  bundle: () => 'Rechten om een bundel met de naam AppLink te installeren.',
  package: () =>
    'Rechten om een extensie met de naam App Link te installeren. Dat duurt 10 tot 20 minuten.',
  'token-authentication': () =>
    'Tokengebaseerde authenticatie moet aanstaan. We laten u zien waar u die vindt.',
  'web-services': () =>
    'Webservices moeten aanstaan, met een gebruiker ervoor. We laten u zien hoe dat gaat.',
  'company-id': (name) => `Uw bedrijfs-ID in ${name}.`,
  'same-computer': (name) => `De computer waarop ${name} draait.`,
  'company-file': (name) => `${name}, geopend met het bestand van uw bedrijf.`,
  connector: () => 'Rechten om een klein programma op die computer te installeren.',
  login: (name) => `Uw gebruikersnaam en wachtwoord van ${name}.`,
  'store-owner': (name) => `Rechten om een app te maken in het beheer van ${name}.`,
  'api-keys': () => 'De API-sleutels van uw webwinkel. We laten u zien waar u die vindt.',
};

const dataTypes: Record<string, string> = {
  accountTransactions: 'grootboekmutaties',
  accounts: 'rekeningen',
  balanceSheet: 'balans',
  bankAccounts: 'bankrekeningen',
  bankTransactions: 'banktransacties',
  billCreditNotes: 'creditnota’s van leveranciers',
  billPayments: 'betalingen aan leveranciers',
  bills: 'inkoopfacturen',
  cashFlowStatement: 'kasstroomoverzicht',
  chartOfAccounts: 'rekeningschema',
  company: 'bedrijfsgegevens',
  creditNotes: 'creditnota’s',
  customers: 'klanten',
  directCosts: 'directe kosten',
  directIncomes: 'directe inkomsten',
  financialStatements: 'jaarrekeningen',
  invoices: 'verkoopfacturen',
  itemReceipts: 'goederenontvangsten',
  items: 'artikelen',
  journalEntries: 'journaalposten',
  journals: 'dagboeken',
  ledgerAccounts: 'grootboekrekeningen',
  paymentMethods: 'betaalmethoden',
  payments: 'betalingen',
  profitAndLoss: 'winst-en-verliesrekening',
  purchaseOrders: 'inkooporders',
  salesOrders: 'verkooporders',
  suppliers: 'leveranciers',
  taxRates: 'btw-tarieven',
  trackingCategories: 'kostenplaatsen',
  transfers: 'overboekingen',
  'banking-accountBalances': 'rekeningsaldi',
  'banking-accounts': 'bankrekeningen',
  'banking-transactionCategories': 'transactiecategorieën',
  'banking-transactions': 'banktransacties',
  'commerce-companyInfo': 'gegevens van de webwinkel',
  'commerce-customers': 'klanten',
  'commerce-disputes': 'geschillen',
  'commerce-locations': 'locaties',
  'commerce-orders': 'bestellingen',
  'commerce-paymentMethods': 'betaalmethoden',
  'commerce-payments': 'betalingen',
  'commerce-productCategories': 'productcategorieën',
  'commerce-products': 'producten',
  'commerce-taxComponents': 'belastingen',
  'commerce-transactions': 'transacties',
};

const groups: Record<string, string> = {
  company: 'Bedrijfsgegevens, rekeningen, klanten',
  documents: 'Verkoop- en inkoopfacturen',
  money: 'Betalingen, balans, winst en verlies',
  store: 'Webwinkel, producten, klanten',
  orders: 'Bestellingen en betalingen',
  bank: 'Banktransacties',
};

const shortGroups: Record<string, string> = {
  company: 'bedrijfsgegevens',
  documents: 'facturen',
  money: 'betalingen, rapporten',
  store: 'gegevens van de webwinkel',
  orders: 'bestellingen, betalingen',
  bank: 'banktransacties',
};

const groupStages: Record<string, string> = {
  next: 'Volgt',
  syncing: 'Bezig',
  synced: 'Gesynchroniseerd',
  'not-included': 'Niet inbegrepen',
  failed: 'Niet gesynchroniseerd',
};

const uploadHeadings: Record<string, string> = {
  accounting: 'Upload uw boekhouding',
  banking: 'Upload uw bankafschriften',
  other: 'Upload zakelijke documenten',
};

const refusals: Record<string, string> = {
  type: 'Dit bestandstype kunnen we niet gebruiken. Sla het bestand op als PDF, Excel, CSV, JPG of PNG.',
  content:
    'De inhoud komt niet overeen met de bestandsnaam. Open het bestand en sla het opnieuw op als PDF, Excel, CSV, JPG of PNG.',
  protected: 'Dit bestand is beveiligd met een wachtwoord. Sla een kopie zonder wachtwoord op.',
  empty: 'Dit bestand is leeg.',
  'too-large': 'Dit bestand is groter dan 10 MB. Splits het op of sla het kleiner op.',
  'too-many': 'U kunt 20 bestanden tegelijk uploaden. Dit bestand uploaden we na de andere.',
  duplicate: 'U hebt dit bestand al toegevoegd.',
  sent: 'U hebt dit bestand al verstuurd.',
  folder: 'Mappen kunt u niet uploaden. Open de map en kies de bestanden erin.',
  unreadable: 'We konden dit bestand niet openen. Is het een map, kies dan de bestanden erin.',
};

const errors: Record<string, string> = {
  'bad-request': 'Er is bij ons iets misgegaan. Neem contact op met support.',
  unauthorized: 'U bent uitgelogd. Log opnieuw in en kom daarna hier terug.',
  'payment-required': 'Deze dienst is op dit moment niet beschikbaar. Neem contact op met support.',
  forbidden:
    'U hebt hiervoor geen toestemming. Denkt u dat u die wel hoort te hebben? Neem contact op met support.',
  'insufficient-scope':
    'U hebt hiervoor geen toestemming. Denkt u dat u die wel hoort te hebben? Neem contact op met support.',
  'not-found':
    'We konden dit niet vinden. Misschien is het verwijderd. Hebt u het nog nodig? Neem contact op met support.',
  'rate-limited': 'Het is op dit moment erg druk. Probeer het zo opnieuw.',
  unavailable: 'Er is bij ons iets misgegaan. Probeer het zo opnieuw.',
  refused: 'Er is bij ons iets misgegaan. Neem contact op met support.',
  offline: 'U lijkt offline te zijn. Controleer uw internetverbinding en probeer het opnieuw.',
  timeout: 'Dit duurt langer dan verwacht. Probeer het opnieuw.',
  network: 'We konden onze dienst niet bereiken. Probeer het zo opnieuw.',
};

const since = (date: string) => `sinds ${date}`;

/** Dutch. */
export const nl: Terms = {
  $code: 'nl',
  $name: 'Nederlands',
  $dir: 'ltr',
  $inRegion,

  unnamed: 'Software zonder naam',
  sourceTypeName: (sourceType) =>
    ownWord(sourceTypes, sourceType.toLowerCase()) ?? 'Andere software',
  integrationsLoading: 'Beschikbare software laden',
  pickerHeading: 'Koppel uw software',
  pickerDescription:
    'U logt in op de website van uw aanbieder en kiest wat u deelt. Wij zien uw wachtwoord nooit.',
  searchIntegrations: 'Zoek uw software',
  searchExample: (one, other) => `Zoek, bijvoorbeeld ${one} of ${other}`,
  popular: 'Veelgebruikt',
  allOfCategory: (sourceType) =>
    ownWord(categories, sourceType.toLowerCase()) ?? 'Alle andere software',
  categoryWords: (sourceType) => ownWord(categoryWords, sourceType.toLowerCase()) ?? '',
  showAll: (count) => `Alle ${number(count)} tonen`,
  integrationsFound: (count) =>
    count === 0 ? 'Geen resultaten' : plural(count, { one: '1 resultaat', other: '# resultaten' }),
  nothingFound: (query) => `Geen resultaten voor ‘${query}’`,
  nothingFoundHint: 'Controleer de spelling of probeer een kortere zoekterm.',
  clearSearch: 'Zoekopdracht wissen',
  nothingToConnect: 'Nog geen software om te koppelen',
  nothingToConnectHint: 'Kom later terug of neem contact op met support.',
  mayNotConnect: 'U kunt hier geen software koppelen',
  mayNotConnectHint:
    'U kunt zien wat er gekoppeld is. Denkt u dat u zelf wel mag koppelen? Neem contact op met support.',
  isNotConnected: (name) => `${name} is niet gekoppeld`,
  connectOne: 'Kies er één',
  connectTo: (name) => `Koppelen met ${name}`,
  addAnother: 'Nog een toevoegen',
  oneOnly: (name, sourceType, mayDisconnect) => {
    const isAccounting = sourceType.toLowerCase() === 'accounting';
    const other = isAccounting ? 'een ander boekhoudprogramma' : 'een andere bankkoppeling';
    return mayDisconnect
      ? `U hebt ${name} gekoppeld. Ontkoppel ${name} om ${other} te gebruiken.`
      : `U hebt ${name} gekoppeld. Neem contact op met support om ${other} te gebruiken.`;
  },
  isConnected: (name) => `${name} is gekoppeld`,
  useDifferent: (sourceType) =>
    sourceType.toLowerCase() === 'bankfeed'
      ? 'Andere bankkoppeling gebruiken'
      : 'Andere software gebruiken',
  hintPhone: 'Gebruik een computer',
  hintOffline: 'Vereist een programma op uw computer',
  hintAdministrator: 'Beheerdersrechten nodig',
  hintKeys: 'Houd de API-sleutels van uw webwinkel bij de hand',
  hintLong: 'Trek 20 minuten uit',
  hintBeta: 'Nieuw (bèta)',

  statusLinked: 'Gekoppeld',
  statusPending: 'Niet afgerond',
  statusLost: 'Opnieuw koppelen nodig',
  statusUnlinked: 'Ontkoppeld',
  statusWaiting: 'Bezig',

  backToList: 'Terug naar de lijst',
  uploadInstead: (sourceType) =>
    sourceType === 'other' ? 'Zakelijke documenten uploaden' : 'Liever bestanden uploaden',
  uploadInsteadHint: 'PDF, Excel, CSV of foto’s',
  uploadDone: (count) =>
    plural(count, { one: '1 bestand ontvangen', other: '# bestanden ontvangen' }),
  chooseAnother: 'Andere kiezen',
  continueLinking: 'Doorgaan',
  reconnect: 'Opnieuw koppelen',
  disconnect: 'Ontkoppelen',
  deleteConnection: 'Verwijderen',
  cancelLinking: 'Annuleren',
  dismiss: 'Verbergen',
  tryAgain: 'Opnieuw proberen',
  checkAgain: 'Opnieuw controleren',
  actionOn: (action, name) => `${action}: ${name}`,

  platformSaid: (name, message) => `${name} meldt: ‘${message}’.`,
  nothingConnected: 'Nog niets gekoppeld',
  close: 'Sluiten',
  back: 'Terug',
  poweredByCodat: 'Mogelijk gemaakt door Codat',

  integrationsFailed: 'We konden de beschikbare software niet laden',
  connectionsFailed: 'We konden uw koppelingen niet laden',
  syncStatusFailed: 'We konden de status van de synchronisatie niet laden',
  linkFailed: (name) => `We konden ${name} niet openen`,
  disconnectFailed: (name) => `We konden ${name} niet ontkoppelen`,
  deleteFailed: (name) => `We konden de koppeling met ${name} niet verwijderen`,
  configurationFailed: 'Er is bij ons iets misgegaan',
  configurationFailedHint: 'Neem contact op met support.',
  errorText: (code) =>
    ownWord(errors, code) ??
    'Er is bij ons iets misgegaan. Probeer het opnieuw of neem contact op met support.',
  busyUntil: (when) => `Het is op dit moment erg druk. Probeer het ${when} opnieuw.`,
  reference: (id) => `Referentie voor support: ${id}`,
  contactSupport: 'neem contact op met support',

  openingTitle: 'Een ogenblik…',
  openingMessage: (name) => `U gaat naar ${name}…`,
  attemptCancelled: (name) => `${name} is niet gekoppeld`,
  justNow: 'zojuist',
  accessExpired: (name, date) =>
    date
      ? `Onze toegang tot ${name} is verlopen op ${date}. Gegevens die we al hebben, blijven bewaard.`
      : `Onze toegang tot ${name} is verlopen. Gegevens die we al hebben, blijven bewaard.`,
  isDisconnected: (name) => `${name} is ontkoppeld`,
  isDeleted: (name) => `De koppeling met ${name} is verwijderd`,

  waitingFor: (name) => `Ga verder in het venster van ${name}`,
  waitingHint: 'Log in en kies wat u deelt. Deze pagina wordt vanzelf bijgewerkt.',
  windowNotVisible: 'Ziet u het venster niet?',
  openAgain: 'Opnieuw openen',
  checkFailed: 'We kunnen uw koppeling op dit moment niet controleren.',
  blockedTitle: (name) => `Verder naar ${name}`,
  blockedHint: 'Uw browser heeft het pop-upvenster geblokkeerd.',
  openInNewTab: (name) => `${name} openen op een nieuw tabblad`,
  openInThisTab: 'Dit tabblad gebruiken',
  copyHint:
    'Deze pagina kan geen venster openen. Kopieer de link naar een nieuw tabblad. De link werkt maar één keer.',
  addressOf: (name) => `Link naar ${name}`,
  platformTitle: (name) => `Koppel ${name} vanuit uw boekhoudprogramma`,
  platformHint:
    'Log in op uw boekhoudprogramma, open de bankpagina en kies ‘Connect Bank’. Selecteer ons in de lijst met banken en voer deze koppelings-ID in. Wordt u om een eenmalig wachtwoord gevraagd? Neem contact op met support.',
  connectionIdLabel: (name) => `Koppelings-ID voor ${name}`,
  closedTitle: (name) => `Rond het koppelen van ${name} af`,
  closedHint:
    'Misschien is het venster gesloten of staat het achter een ander. U kunt verdergaan waar u was gebleven.',
  leftHint: 'U kunt verdergaan waar u was gebleven.',
  attemptUnchanged: (name) => `Er is niets gewijzigd aan ${name}`,
  attemptCancelledHint:
    'U hebt geannuleerd voordat de koppeling tot stand kwam. U kunt op elk moment verdergaan.',
  attemptFailed: (name) => `We konden ${name} niet koppelen`,
  attemptFailedHint:
    'Probeer het opnieuw. Blijft het probleem bestaan? Neem contact op met support.',
  attemptUnsupported: (name) => `We kunnen dit account bij ${name} niet koppelen`,
  attemptUnsupportedHint:
    'De editie of regio wordt niet ondersteund. Kies een ander account of neem contact op met support.',
  attemptAbandoned: (name) => `U hebt het koppelen van ${name} niet afgerond`,
  organisationChanged: (name, current) => `${name} is nu gekoppeld met ${current}`,
  organisationChangedHint: (name, previous, mayChange) =>
    mayChange
      ? `Eerder was het gekoppeld met ${previous}. Was dat niet de bedoeling? Ontkoppel ${name}, koppel opnieuw en kies ${previous}.`
      : `Eerder was het gekoppeld met ${previous}. Was dat niet de bedoeling? Neem contact op met support.`,
  show: 'Tonen',
  openWindow: 'Venster openen',
  connectedTitle: (name) => `${name} is gekoppeld`,
  chooseOrganisation: (organisation, name) =>
    `Kies ${organisation} wanneer ${name} om de organisatie vraagt.`,
  prepareTitle: (name) => `Voordat u ${name} koppelt`,
  prepareTime: (minutes) => `Dit duurt ongeveer ${number(minutes)} minuten. U hebt nodig:`,
  prepareNeed: (need, name) => ownWord(needs, need)?.(name) ?? need,
  prepareSkip: 'Niet meer tonen',
  guideLink: 'Stapsgewijze handleiding',
  continueTo: (name) => `Verder naar ${name}`,

  connectionsLoading: 'Uw koppelingen laden',
  listHeading: 'Uw koppelingen',
  listDescription: (mayDisconnect) => (mayDisconnect ? 'U kunt op elk moment ontkoppelen.' : ''),
  nothingConnectedHint: 'Software die u koppelt, verschijnt hier.',
  since,
  connectedSince: (date) => `Gekoppeld ${since(date)}`,
  started: (ago) => `Begonnen: ${ago}.`,
  lastSynced: (when) => `${when} gesynchroniseerd`,
  neverSynced: 'nog niet gesynchroniseerd',
  unlinkedHint: 'gegevens die we al hebben, blijven bewaard',
  confirmDisconnect: (name) => `${name} ontkoppelen?`,
  confirmDisconnectText: (name, mayReconnect, sourceType) => {
    const text =
      sourceType.toLowerCase() === 'bankfeed'
        ? `We sturen dan geen banktransacties meer naar ${name}. Wat we al hebben gestuurd, blijft daar bewaard.`
        : `We synchroniseren dan geen gegevens meer uit ${name}. Gegevens die we al hebben, blijven bewaard.`;
    return mayReconnect ? `${text} U kunt op elk moment opnieuw koppelen.` : text;
  },
  keepConnected: 'Gekoppeld houden',
  useDifferentText: (name, sourceType) =>
    sourceType.toLowerCase() === 'bankfeed'
      ? `We ontkoppelen ${name} en sturen er geen banktransacties meer naartoe. Wat we al hebben gestuurd, blijft daar bewaard. Daarna kiest u wat u in plaats daarvan koppelt.`
      : `We ontkoppelen ${name} en synchroniseren er geen gegevens meer uit. Gegevens die we al hebben, blijven bewaard. Daarna kiest u wat u in plaats daarvan koppelt.`,
  confirmDelete: (name) => `Koppeling met ${name} verwijderen?`,
  confirmDeleteText: (name) =>
    `De koppeling met ${name} wordt definitief verwijderd. Om gegevens te delen moet u opnieuw koppelen.`,
  keepConnection: 'Koppeling behouden',

  dataTypeName: (dataType) => ownWord(dataTypes, dataType) ?? 'overige gegevens',
  syncGroup: (group) => ownWord(groups, group) ?? 'Overige gegevens',
  syncGroupShort: (group) => ownWord(shortGroups, group) ?? 'overige gegevens',
  syncGroupStage: (stage) => ownWord(groupStages, stage) ?? '',
  syncStory: (done, now, next) =>
    [
      done && `Al gesynchroniseerd: ${done}.`,
      now && `Nu bezig: ${now}.`,
      next && (now ? `Daarna: ${next}.` : `Volgt: ${next}.`),
    ]
      .filter(Boolean)
      .join(' '),
  syncUsually: 'Dit duurt meestal een paar minuten.',
  syncDesktop: (names) => `Houd ${names} open op uw computer tot de synchronisatie klaar is.`,
  syncLoading: 'De status van de synchronisatie laden',
  syncWorking: 'Uw gegevens worden gesynchroniseerd',
  syncFrom: (name) => `Uw gegevens uit ${name} worden gesynchroniseerd`,
  syncCount: (what, settled, total) =>
    `${what ? `Bezig met ${what}: ` : ''}${number(settled)} van ${number(total)} klaar`,
  syncNow: (what) => (what ? `Bezig met ${what}` : 'Uw gegevens worden gesynchroniseerd'),
  syncDuration: 'meestal een paar minuten',
  syncBegins: 'Begint zo',
  syncWorkingHint: 'U kunt deze pagina sluiten. De synchronisatie gaat op de achtergrond verder.',
  syncDone: 'Uw gegevens zijn bijgewerkt',
  syncDoneHint: (count) =>
    plural(count, {
      one: 'U hoeft verder niets te doen.',
      other: 'Alle # soorten gegevens zijn gesynchroniseerd. U hoeft verder niets te doen.',
    }),
  syncFailed: 'We konden een deel van uw gegevens niet synchroniseren',
  syncFailedAll: 'We konden uw gegevens niet synchroniseren',
  syncMissing: (what) => `Niet gesynchroniseerd: ${what}.`,
  syncFailedHint:
    'Wat we konden synchroniseren, hebben we bewaard. Blijft dit zo? Neem contact op met support.',
  syncReconnect: (names) =>
    names
      ? `We hebben geen toegang meer tot ${names} en de synchronisatie was nog niet klaar. Koppel opnieuw om verder te gaan.`
      : 'We hebben geen toegang meer tot een deel van uw software en de synchronisatie was nog niet klaar. Blijft dit zo? Neem contact op met support.',
  syncNothing: 'Nog niets gesynchroniseerd',
  syncNothingHint: 'De voortgang verschijnt hier zodra de synchronisatie begint.',
  syncEmptyHint: 'De voortgang verschijnt hier zodra u iets koppelt.',

  alertReconnect: (name) => `Koppel ${name} opnieuw om uw aanvraag voort te zetten`,
  alertExpired: (date) =>
    date ? `Onze toegang is verlopen op ${date}.` : 'Onze toegang is verlopen.',
  alertContinue: (name) => `Rond het koppelen van ${name} af`,
  alertStarted: (ago) => `Begonnen: ${ago}.`,
  alertSync: (name) =>
    name
      ? `We konden een deel van uw gegevens uit ${name} niet synchroniseren`
      : 'We konden een deel van uw gegevens niet synchroniseren',
  alertSyncAll: (name) =>
    name
      ? `We konden uw gegevens uit ${name} niet synchroniseren`
      : 'We konden uw gegevens niet synchroniseren',
  alertMore: (count) =>
    plural(count, {
      one: 'Nog 1 koppeling vraagt uw aandacht.',
      other: 'Nog # koppelingen vragen uw aandacht.',
    }),
  alertSupport: 'Contact opnemen met support',

  returnLinked: 'De koppeling is gelukt',
  returnLinkedHint: 'We synchroniseren nu uw gegevens.',
  returnUnchanged: 'Er is niets gewijzigd',
  returnUnchangedHint: 'Uw koppeling is dezelfde als daarvoor.',
  returnCancelled: 'Niet gekoppeld',
  returnCancelledHint:
    'U hebt geannuleerd voordat de koppeling tot stand kwam. U kunt op elk moment verdergaan.',
  returnFailed: 'We konden uw software niet koppelen',
  returnFailedHint:
    'Ga terug en probeer het opnieuw. Blijft het probleem bestaan? Neem contact op met support.',
  returnUnsupported: 'We kunnen dit account niet koppelen',
  returnUnsupportedHint:
    'De editie of regio wordt niet ondersteund. Ga terug en kies een ander account.',
  returnUnknown: 'Welkom terug',
  returnUnknownHint: 'Ga terug om uw koppelingen te bekijken.',
  returnClosing: 'Dit venster sluit vanzelf.',
  returnStillOpen: 'U kunt dit venster sluiten.',
  returnBack: 'Terug',

  flowStep: (step, of) => `Stap ${number(step)} van ${number(of)}`,
  hostName: () => '',
  introductionHeading: (host) => (host ? `Koppel uw accounts met ${host}` : 'Koppel uw software'),
  introductionDuration: 'Ongeveer 2 minuten',
  flowSignIn: 'U logt in bij uw aanbieder.',
  flowSignInHint: 'Wij zien uw wachtwoord nooit.',
  flowSync: (data) =>
    data ? `We synchroniseren ${data}.` : 'We synchroniseren uw gegevens uit uw software.',
  flowSyncHint: 'We kunnen niets wijzigen.',
  andMore: 'meer',
  flowControl: 'U houdt de regie.',
  flowControlHint: (mayDisconnect) =>
    mayDisconnect
      ? 'U kunt op elk moment ontkoppelen.'
      : 'Neem contact op met support om te ontkoppelen.',
  flowStart: 'Beginnen',
  consentText: 'Ik geef toestemming om voor dit doel de gegevens van mijn bedrijf in te zien.',
  consentMissing: 'Geef toestemming om door te gaan.',
  consentSaving: 'Uw toestemming wordt opgeslagen',
  consentFailed: 'We konden uw toestemming niet opslaan',
  consentPurposeHeading: 'Waarom we uw gegevens nodig hebben',
  consentPurposeText: 'Om de dienst te leveren waar u ons om hebt gevraagd.',
  consentDataHeading: 'Wat we inzien',
  consentDataText: (kind, data) => (data ? `${kind}: ${data}` : kind),
  consentRetentionHeading: 'Hoelang',
  consentRetentionText: 'Tot u ontkoppelt. Gegevens die we al hebben, blijven bewaard.',
  consentWithdrawalHeading: 'Hoe u de toestemming intrekt',
  consentWithdrawalText: (mayDisconnect) =>
    mayDisconnect
      ? 'Ontkoppel uw software hier op elk moment of neem contact op met support.'
      : 'Neem contact op met support. Dat kan op elk moment.',
  policyLink: 'Hoe uw gegevens worden gebruikt',
  flowConnectHeading: (sourceType) =>
    ownWord(flowHeadings, sourceType.toLowerCase()) ?? 'Welke software gebruikt u?',
  categoriesLabel: 'Wat u koppelt',
  categoryRequired: 'Verplicht',
  categoryOptional: 'Optioneel',
  areConnected: (names) => `${names} zijn gekoppeld`,
  moreThanOne: 'De meeste bedrijven gebruiken er meer dan één.',
  optionalMoreThanOne: 'Optioneel. De meeste bedrijven gebruiken er meer dan één.',
  addAnotherOf: (sourceType) =>
    ownWord(addAnotherOf, sourceType.toLowerCase()) ?? 'Nog een toevoegen',
  changeConnection: 'Wijzigen',
  repairTitle: (name) => `Koppel ${name} opnieuw`,
  repairPending: (name) => `Rond het koppelen van ${name} af`,
  repairPendingHint: 'U kunt verdergaan waar u was gebleven.',
  repairUnlinkedHint:
    'Gegevens die we al hebben, blijven bewaard. Koppel opnieuw om nieuwe gegevens te delen.',
  repairDone: 'U hoeft niets te doen.',
  connectOnly: (name) => `Koppel ${name}`,
  chooseDifferent: 'Andere software kiezen',
  entryUnknown: 'We konden niet vinden wat deze link opent',
  entryUnknownHint: 'Misschien is het verwijderd. U kunt uw software hier kiezen.',
  stillNeeded: (kinds) => `Nog nodig: ${kinds}`,
  flowReady: 'Meer hebben we niet nodig. U kunt nog meer koppelen of doorgaan.',
  flowConnectMore: 'Meer koppelen',
  doneHeading: 'De koppeling is gelukt',
  doneText: 'Bedankt. Meer hebben we hier niet van u nodig.',
  doneNothingText: 'U kunt uw software op elk moment koppelen.',
  finish: 'Klaar',
  flowFinished: 'Alles is klaar. U kunt verder met uw aanvraag.',
  shareQuestion: 'Geen toegang?',
  shareAction: 'Vraag het iemand die toegang heeft',
  shareHeading: 'Vraag iemand anders om te koppelen',
  shareText:
    'Stuur deze link naar iemand die kan inloggen: uw accountant, uw boekhouder of de eigenaar van het account. De link opent deze stap voor uw bedrijf.',
  shareLabel: 'Link naar deze stap',
  shareCopy: 'Link kopiëren',
  shareCopied: 'Gekopieerd',
  shareSelected: 'De link is geselecteerd. Kopieer de link met uw toetsenbord.',
  shareMail: 'Per e-mail versturen',
  shareMailSubject: 'Graag onze software koppelen',
  shareMailBody: (url) =>
    `Hallo,\n\nWilt u via deze link onze software koppelen?\n${url}\n\nBedankt!`,
  shareNative: 'Delen…',
  shareQr: 'QR-code tonen',
  shareQrHide: 'QR-code verbergen',
  shareQrLabel: 'QR-code van de link naar deze stap',
  shareQrHint: 'Scan de code met de camera van een andere telefoon.',
  shareQrFailed: 'We konden de QR-code niet tonen',
  shareWaiting: 'Deze pagina gaat vanzelf verder zodra de koppeling er is.',
  shareFailed: 'We konden de link niet maken',
  shareCreating: 'De link wordt gemaakt…',
  shareEnds: (moment) => `Deze link werkt tot ${moment}.`,
  shareExpired: 'Deze link is verlopen.',
  shareCancel: 'Deze link intrekken',
  shareCancelled: 'Deze link werkt niet meer.',
  shareCancelFailed: 'We konden de link niet intrekken',
  shareNew: 'Nieuwe link maken',
  shareOpened: 'Uw link is geopend',
  shareConnecting: (name) => `Iemand is bezig ${name} te koppelen`,
  shareRefused: 'U kunt hier niemand uitnodigen.',
  leaveHeading: 'Weggaan zonder af te ronden?',
  leaveText: (isUploading, isKept) => {
    const files = isKept
      ? 'Bestanden die nog worden geüpload, worden mogelijk niet verzonden. '
      : 'Bestanden die nog worden geüpload, worden niet verzonden. ';
    return `Wat u hebt gekoppeld, blijft bewaard. ${isUploading ? files : ''}U kunt op elk moment terugkomen en verdergaan.`;
  },
  leave: 'Weggaan',
  stay: 'Hier blijven',

  uploadHeading: (sourceType) => ownWord(uploadHeadings, sourceType) ?? 'Upload uw bestanden',
  uploadLead: 'Als we uw software niet kunnen koppelen, of als u liever bestanden stuurt.',
  uploadDrop: 'Sleep bestanden hierheen',
  uploadOr: 'of',
  uploadChoose: 'Bestanden kiezen',
  uploadPhoto: 'Foto maken',
  uploadLimits:
    'PDF, Excel, CSV, Word, PowerPoint of foto’s. Maximaal 10 MB per bestand, 20 tegelijk.',
  uploadLoading: 'Uw bestanden laden',
  uploadProgress: (done, count) =>
    `${number(done)} van ${plural(count, { one: '# bestand', other: '# bestanden' })} geüpload`,
  uploadingFile: (name) => `${name} wordt geüpload`,
  uploadWaiting: 'In de wachtrij',
  unnamedFile: 'Bestand zonder naam',
  uploadReceived: 'Ontvangen',
  uploadReceivedOn: (date) => (date ? `Ontvangen: ${date}` : 'Ontvangen'),
  uploadReceivedHeading: 'Ontvangen bestanden',
  uploadMore: (count) => plural(count, { one: 'en nog 1', other: 'en nog #' }),
  uploadListFailed: 'We konden de bestanden die u al hebt gestuurd niet laden',
  uploadNotOpened: 'We konden het uploaden niet openen',
  uploadRefused: (reason) => ownWord(refusals, reason) ?? 'Dit bestand kunnen we niet gebruiken.',
  uploadTooLarge: 'Dit bestand is te groot. Splits het op of sla het kleiner op.',
  uploadUnsafe:
    'Dit bestand is niet door onze veiligheidscontrole gekomen. We hebben het niet bewaard.',
  uploadFailed: (name) => `We konden ${name} niet uploaden`,
  uploadStarted: (count) =>
    plural(count, { one: '1 bestand wordt geüpload', other: '# bestanden worden geüpload' }),
  uploadRemove: 'Weghalen',
  fileSize,
};

export default nl;

registerLanguage(nl);
