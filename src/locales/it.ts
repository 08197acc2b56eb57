import { registerLanguage } from '../i18n/registered-languages.js';
import type { Terms } from '../i18n/terms.js';
import { wording } from '../i18n/wording.js';
import { ownWord } from './en/own-word.js';

const { number, plural, fileSize, $inRegion } = wording('it');

const sourceTypes: Record<string, string> = {
  accounting: 'Contabilità',
  banking: 'Conti bancari',
  bankfeed: 'Flussi bancari',
  commerce: 'E-commerce',
  expense: 'Note spese',
};

const categories: Record<string, string> = {
  accounting: 'Tutti i software di contabilità',
  banking: 'Tutte le banche',
  bankfeed: 'Tutti i flussi bancari',
  commerce: 'Tutte le piattaforme e-commerce',
  expense: 'Tutti i software per note spese',
};

const categoryWords: Record<string, string> = {
  accounting: 'contabile contabili software programma gestionale fatturazione',
  banking: 'banca banche bancario conto corrente',
  bankfeed: 'flusso bancario banca banche',
  commerce: 'commercio negozio negozi vendite pagamenti ecommerce online cassa',
  expense: 'nota spesa rimborso rimborsi trasferte',
};

const flowHeadings: Record<string, string> = {
  accounting: 'Colleghi il Suo software di contabilità',
  banking: 'Colleghi la Sua banca',
  bankfeed: 'Colleghi il Suo flusso bancario',
  commerce: 'Colleghi il Suo negozio',
  expense: 'Colleghi il Suo software per note spese',
};

const addAnotherOf: Record<string, string> = {
  banking: 'Aggiungi un’altra banca',
  commerce: 'Aggiungi un altro negozio',
};

const needs: Record<string, (name: string) => string> = {
  administrator: (name) =>
    `I permessi di amministratore del Suo account ${name}. Se non li ha, chieda a chi li possiede.`,
  computer: () => 'Un computer. Dal telefono non è possibile.',
  bundle: () => 'Il permesso di installare un pacchetto chiamato AppLink.',
  package: () =>
    'Il permesso di installare un’estensione chiamata App Link. L’installazione richiede da 10 a 20 minuti.',
  'token-authentication': () =>
    'L’autenticazione tramite token attivata. Le mostreremo dove trovarla.',
  'web-services': () =>
    'I servizi web attivati e un utente dedicato. Le mostreremo come procedere.',
  'company-id': (name) => `L’ID della Sua azienda in ${name}.`,
  'same-computer': (name) => `Il computer su cui è installato ${name}.`,
  'company-file': (name) => `${name} aperto con il file della Sua azienda.`,
  connector: () => 'Il permesso di installare una piccola applicazione su quel computer.',
  login: (name) => `Il Suo nome utente e la Sua password di ${name}.`,
  'store-owner': (name) => `Il permesso di creare un’app nell’amministrazione di ${name}.`,
  'api-keys': () => 'Le chiavi API del Suo negozio. Le mostreremo dove trovarle.',
};

const dataTypes: Record<string, string> = {
  accountTransactions: 'movimenti contabili',
  accounts: 'conti',
  balanceSheet: 'stato patrimoniale',
  bankAccounts: 'conti bancari',
  bankTransactions: 'movimenti bancari',
  billCreditNotes: 'note di credito dei fornitori',
  billPayments: 'pagamenti ai fornitori',
  bills: 'fatture passive',
  cashFlowStatement: 'rendiconto finanziario',
  chartOfAccounts: 'piano dei conti',
  company: 'dati aziendali',
  creditNotes: 'note di credito',
  customers: 'clienti',
  directCosts: 'costi diretti',
  directIncomes: 'ricavi diretti',
  financialStatements: 'bilanci',
  invoices: 'fatture attive',
  itemReceipts: 'ricevimenti merce',
  items: 'articoli',
  journalEntries: 'registrazioni contabili',
  journals: 'libri giornale',
  ledgerAccounts: 'conti di mastro',
  paymentMethods: 'metodi di pagamento',
  payments: 'incassi',
  profitAndLoss: 'conto economico',
  purchaseOrders: 'ordini di acquisto',
  salesOrders: 'ordini di vendita',
  suppliers: 'fornitori',
  taxRates: 'aliquote IVA',
  trackingCategories: 'centri di costo',
  transfers: 'giroconti',
  'banking-accountBalances': 'saldi dei conti',
  'banking-accounts': 'conti bancari',
  'banking-transactionCategories': 'categorie dei movimenti',
  'banking-transactions': 'movimenti bancari',
  'commerce-companyInfo': 'dati del negozio',
  'commerce-customers': 'clienti',
  'commerce-disputes': 'contestazioni',
  'commerce-locations': 'sedi',
  'commerce-orders': 'ordini',
  'commerce-paymentMethods': 'metodi di pagamento',
  'commerce-payments': 'pagamenti',
  'commerce-productCategories': 'categorie di prodotti',
  'commerce-products': 'prodotti',
  'commerce-taxComponents': 'imposte',
  'commerce-transactions': 'transazioni',
};

const groups: Record<string, string> = {
  company: 'Dati aziendali, conti, clienti',
  documents: 'Fatture attive e passive',
  money: 'Pagamenti, stato patrimoniale, conto economico',
  store: 'Dati del negozio, prodotti, clienti',
  orders: 'Ordini e pagamenti',
  bank: 'Movimenti bancari',
};

const shortGroups: Record<string, string> = {
  company: 'dati aziendali',
  documents: 'fatture',
  money: 'pagamenti, rendiconti',
  store: 'dati del negozio',
  orders: 'ordini, pagamenti',
  bank: 'movimenti bancari',
};

const groupStages: Record<string, string> = {
  next: 'In seguito',
  syncing: 'In corso',
  synced: 'Sincronizzato',
  'not-included': 'Non incluso',
  failed: 'Non sincronizzato',
};

const uploadHeadings: Record<string, string> = {
  accounting: 'Carichi i documenti contabili',
  banking: 'Carichi gli estratti conto',
  other: 'Carichi i documenti aziendali',
};

const refusals: Record<string, string> = {
  type: 'Questo formato non è utilizzabile. Salvi il file come PDF, Excel, CSV, JPG o PNG.',
  content:
    'Il contenuto non corrisponde al nome del file. Apra il file e lo salvi di nuovo come PDF, Excel, CSV, JPG o PNG.',
  protected: 'Questo file è protetto da password. Ne salvi una copia senza password.',
  empty: 'Questo file è vuoto.',
  'too-large': 'Questo file supera i 10 MB. Lo divida o lo salvi in una dimensione più piccola.',
  'too-many': 'È possibile caricare 20 file alla volta. Caricheremo questo dopo gli altri.',
  duplicate: 'Ha già aggiunto questo file.',
  sent: 'Ha già inviato questo file.',
  folder: 'Non è possibile caricare cartelle. Apra la cartella e scelga i file al suo interno.',
  unreadable:
    'Non siamo riusciti ad aprire questo file. Se è una cartella, scelga i file al suo interno.',
};

const errors: Record<string, string> = {
  'bad-request': 'Si è verificato un problema da parte nostra. Contatti l’assistenza.',
  unauthorized: 'La Sua sessione è terminata. Acceda di nuovo e torni a questa pagina.',
  'payment-required': 'Questo servizio non è al momento disponibile. Contatti l’assistenza.',
  forbidden:
    'Non dispone dell’autorizzazione necessaria. Se ritiene di doverla avere, contatti l’assistenza.',
  'insufficient-scope':
    'Non dispone dell’autorizzazione necessaria. Se ritiene di doverla avere, contatti l’assistenza.',
  'not-found':
    'Non abbiamo trovato quanto richiesto. Potrebbe essere stato rimosso. Se ne ha ancora bisogno, contatti l’assistenza.',
  'rate-limited': 'Al momento riceviamo molte richieste. Riprovi tra poco.',
  unavailable: 'Si è verificato un problema da parte nostra. Riprovi tra poco.',
  refused: 'Si è verificato un problema da parte nostra. Contatti l’assistenza.',
  offline: 'Sembra che Lei sia offline. Controlli la connessione a internet e riprovi.',
  timeout: 'L’operazione richiede più tempo del previsto. Riprovi.',
  network: 'Non siamo riusciti a raggiungere il nostro servizio. Riprovi tra poco.',
};

/** "il 2 marzo", but "il 1º marzo". */
const ordinal = (date: string) => date.replace(/^1(?=\s)/, '1º');

/** "dal 3 marzo", but "dall’8 marzo" and "da oggi". */
function since(date: string): string {
  if (!/\d/.test(date)) return `da ${date}`;
  return /^(8|11)\b/.test(date) ? `dall’${date}` : `dal ${ordinal(date)}`;
}

/** "a Xero", but "ad Amazon". */
const to = (name: string) => (/^a/i.test(name) ? `ad ${name}` : `a ${name}`);

/** "al 3 marzo", but "all’8 marzo". */
const until = (date: string) => (/^(8|11)\b/.test(date) ? `all’${date}` : `al ${ordinal(date)}`);

/** "il 3 marzo", but "l’8 marzo". */
const on = (date: string) => (/^(8|11)\b/.test(date) ? `l’${date}` : `il ${ordinal(date)}`);

/** Italian. */
export const it: Terms = {
  $code: 'it',
  $name: 'Italiano',
  $dir: 'ltr',
  $inRegion,

  unnamed: 'Software senza nome',
  sourceTypeName: (sourceType) =>
    ownWord(sourceTypes, sourceType.toLowerCase()) ?? 'Altri software',
  integrationsLoading: 'Caricamento dei software disponibili',
  pickerHeading: 'Colleghi i Suoi software',
  pickerDescription:
    'Accederà dal sito del Suo fornitore e sceglierà che cosa condividere. Non vediamo mai la Sua password.',
  searchIntegrations: 'Cerca il software',
  searchExample: (one, other) => `Cerca, per esempio ${one} o ${other}`,
  popular: 'I più usati',
  allOfCategory: (sourceType) =>
    ownWord(categories, sourceType.toLowerCase()) ?? 'Tutti gli altri software',
  categoryWords: (sourceType) => ownWord(categoryWords, sourceType.toLowerCase()) ?? '',
  showAll: (count) => `Mostra tutti (${number(count)})`,
  integrationsFound: (count) =>
    count === 0 ? 'Nessun risultato' : plural(count, { one: '1 risultato', other: '# risultati' }),
  nothingFound: (query) => `Nessun risultato per «${query}»`,
  nothingFoundHint: 'Controlli l’ortografia o provi una ricerca più breve.',
  clearSearch: 'Cancella la ricerca',
  nothingToConnect: 'Nessun software da collegare per ora',
  nothingToConnectHint: 'Torni più tardi o contatti l’assistenza.',
  mayNotConnect: 'Qui non può collegare software',
  mayNotConnectHint:
    'Può vedere che cosa è collegato. Se ritiene di avere il diritto di collegare software, contatti l’assistenza.',
  isNotConnected: (name) => `${name} non è collegato`,
  connectOne: 'Ne scelga uno',
  connectTo: (name) => `Collega ${name}`,
  addAnother: 'Aggiungine un altro',
  oneOnly: (name, sourceType, mayDisconnect) => {
    const isAccounting = sourceType.toLowerCase() === 'accounting';
    const other = isAccounting ? 'un altro software di contabilità' : 'un altro flusso bancario';
    return mayDisconnect
      ? `Ha collegato ${name}. Lo scolleghi per usare ${other}.`
      : `Ha collegato ${name}. Per usare ${other}, contatti l’assistenza.`;
  },
  isConnected: (name) => `${name} è collegato`,
  useDifferent: (sourceType) =>
    sourceType.toLowerCase() === 'bankfeed'
      ? 'Usa un altro flusso bancario'
      : 'Usa un altro software',
  hintPhone: 'Usi un computer',
  hintOffline: 'Richiede un’applicazione sul Suo computer',
  hintAdministrator: 'Servono i permessi di amministratore',
  hintKeys: 'Tenga a portata di mano le chiavi API del negozio',
  hintLong: 'Preveda 20 minuti',
  hintBeta: 'Novità (beta)',

  statusLinked: 'Collegato',
  statusPending: 'Non completato',
  statusLost: 'Da ricollegare',
  statusUnlinked: 'Scollegato',
  statusWaiting: 'In corso',

  backToList: 'Torna all’elenco',
  uploadInstead: (sourceType) =>
    sourceType === 'other' ? 'Carica documenti aziendali' : 'Carica invece dei file',
  uploadInsteadHint: 'PDF, Excel, CSV o foto',
  uploadDone: (count) => plural(count, { one: '1 file ricevuto', other: '# file ricevuti' }),
  chooseAnother: 'Scegline un altro',
  continueLinking: 'Continua',
  reconnect: 'Ricollega',
  disconnect: 'Scollega',
  deleteConnection: 'Elimina',
  cancelLinking: 'Annulla',
  dismiss: 'Nascondi',
  tryAgain: 'Riprova',
  checkAgain: 'Controlla di nuovo',
  actionOn: (action, name) => `${action}: ${name}`,

  platformSaid: (name, message) => `Messaggio di ${name}: «${message}».`,
  nothingConnected: 'Ancora nessun collegamento',
  close: 'Chiudi',
  back: 'Indietro',
  poweredByCodat: 'Con tecnologia Codat',

  integrationsFailed: 'Non siamo riusciti a caricare i software disponibili',
  connectionsFailed: 'Non siamo riusciti a caricare i Suoi collegamenti',
  syncStatusFailed: 'Non siamo riusciti a caricare lo stato della sincronizzazione',
  linkFailed: (name) => `Non siamo riusciti ad aprire ${name}`,
  disconnectFailed: (name) => `Non siamo riusciti a scollegare ${name}`,
  deleteFailed: (name) => `Non siamo riusciti a eliminare il collegamento ${to(name)}`,
  configurationFailed: 'Si è verificato un problema da parte nostra',
  configurationFailedHint: 'Contatti l’assistenza.',
  errorText: (code) =>
    ownWord(errors, code) ??
    'Si è verificato un problema da parte nostra. Riprovi o contatti l’assistenza.',
  busyUntil: (when) => `Al momento riceviamo molte richieste. Riprovi ${when}.`,
  reference: (id) => `Riferimento per l’assistenza: ${id}`,
  contactSupport: 'contatti l’assistenza',

  openingTitle: 'Un momento…',
  openingMessage: (name) => `La stiamo portando su ${name}…`,
  attemptCancelled: (name) => `${name} non è stato collegato`,
  justNow: 'proprio ora',
  accessExpired: (name, date) =>
    date
      ? `Il nostro accesso ${to(name)} è scaduto ${on(date)}. I dati già ricevuti sono conservati.`
      : `Il nostro accesso ${to(name)} è scaduto. I dati già ricevuti sono conservati.`,
  isDisconnected: (name) => `${name} è scollegato`,
  isDeleted: (name) => `Il collegamento ${to(name)} è stato eliminato`,

  waitingFor: (name) => `Continui nella finestra di ${name}`,
  waitingHint: 'Acceda e scelga che cosa condividere. Questa pagina si aggiorna da sola.',
  windowNotVisible: 'Non vede la finestra?',
  openAgain: 'Apri di nuovo',
  checkFailed: 'Al momento non riusciamo a verificare il Suo collegamento.',
  blockedTitle: (name) => `Continui su ${name}`,
  blockedHint: 'Il browser ha bloccato la finestra popup.',
  openInNewTab: (name) => `Apri ${name} in una nuova scheda`,
  openInThisTab: 'Usa invece questa scheda',
  copyHint:
    'Questa pagina non può aprire finestre. Copi il link in una nuova scheda. Funziona una sola volta.',
  addressOf: (name) => `Link ${to(name)}`,
  platformTitle: (name) => `Colleghi ${name} dal Suo software di contabilità`,
  platformHint:
    'Acceda al Suo software di contabilità, apra la pagina delle banche e scelga «Connect Bank». Ci selezioni nell’elenco delle banche, quindi inserisca questo ID di collegamento. Se Le viene chiesta una password monouso, contatti l’assistenza.',
  connectionIdLabel: (name) => `ID di collegamento per ${name}`,
  closedTitle: (name) => `Completi il collegamento ${to(name)}`,
  closedHint:
    'La finestra potrebbe essere chiusa o nascosta da un’altra. Può riprendere da dove aveva interrotto.',
  leftHint: 'Può riprendere da dove aveva interrotto.',
  attemptUnchanged: (name) => `Non è stata apportata alcuna modifica ${to(name)}`,
  attemptCancelledHint:
    'Ha annullato prima di completare il collegamento. Può riprendere in qualsiasi momento.',
  attemptFailed: (name) => `Non siamo riusciti a collegare ${name}`,
  attemptFailedHint: 'Riprovi. Se il problema persiste, contatti l’assistenza.',
  attemptUnsupported: (name) => `Non possiamo collegare questo account ${name}`,
  attemptUnsupportedHint:
    'L’edizione o l’area geografica dell’account non è supportata. Scelga un altro account o contatti l’assistenza.',
  attemptAbandoned: (name) => `Non ha completato il collegamento ${to(name)}`,
  organisationChanged: (name, current) => `${name} è ora collegato ${to(current)}`,
  organisationChangedHint: (name, previous, mayChange) =>
    mayChange
      ? `Prima era collegato ${to(previous)}. Se non è ciò che desiderava, scolleghi ${name}, lo ricolleghi e scelga ${previous}.`
      : `Prima era collegato ${to(previous)}. Se non è ciò che desiderava, contatti l’assistenza.`,
  show: 'Mostra',
  openWindow: 'Apri la finestra',
  connectedTitle: (name) => `${name} collegato`,
  chooseOrganisation: (organisation, name) =>
    `Scelga ${organisation} quando ${name} Le chiede l’organizzazione.`,
  prepareTitle: (name) => `Prima di collegare ${name}`,
  prepareTime: (minutes) => `Ci vogliono circa ${number(minutes)} minuti. Che cosa serve:`,
  prepareNeed: (need, name) => ownWord(needs, need)?.(name) ?? need,
  prepareSkip: 'Non mostrare più',
  guideLink: 'Guida passo per passo',
  continueTo: (name) => `Continua su ${name}`,

  connectionsLoading: 'Caricamento dei Suoi collegamenti',
  listHeading: 'I Suoi collegamenti',
  listDescription: (mayDisconnect) =>
    mayDisconnect ? 'Può scollegare i Suoi software in qualsiasi momento.' : '',
  nothingConnectedHint: 'I software che collega compariranno qui.',
  since,
  connectedSince: (date) => `Collegato ${since(date)}`,
  started: (ago) => `Iniziato: ${ago}.`,
  lastSynced: (when) => `ultima sincronizzazione: ${when}`,
  neverSynced: 'non ancora sincronizzato',
  unlinkedHint: 'i dati già ricevuti sono conservati',
  confirmDisconnect: (name) => `Scollegare ${name}?`,
  confirmDisconnectText: (name, mayReconnect, sourceType) => {
    const text =
      sourceType.toLowerCase() === 'bankfeed'
        ? `Non invieremo più movimenti bancari ${to(name)}. Quelli già inviati restano lì.`
        : `Non sincronizzeremo più i dati da ${name}. I dati già ricevuti sono conservati.`;
    return mayReconnect ? `${text} Può ricollegarlo in qualsiasi momento.` : text;
  },
  keepConnected: 'Mantieni il collegamento',
  useDifferentText: (name, sourceType) =>
    sourceType.toLowerCase() === 'bankfeed'
      ? `Scollegheremo ${name} e non vi invieremo più movimenti bancari. Quelli già inviati restano lì. Potrà poi scegliere che cosa collegare al suo posto.`
      : `Scollegheremo ${name} e non ne sincronizzeremo più i dati. I dati già ricevuti sono conservati. Potrà poi scegliere che cosa collegare al suo posto.`,
  confirmDelete: (name) => `Eliminare il collegamento ${to(name)}?`,
  confirmDeleteText: (name) =>
    `Il collegamento ${to(name)} sarà eliminato definitivamente. Per condividere i dati dovrà collegare di nuovo ${name}.`,
  keepConnection: 'Conserva il collegamento',

  dataTypeName: (dataType) => ownWord(dataTypes, dataType) ?? 'altri dati',
  syncGroup: (group) => ownWord(groups, group) ?? 'Altri dati',
  syncGroupShort: (group) => ownWord(shortGroups, group) ?? 'altri dati',
  syncGroupStage: (stage) => ownWord(groupStages, stage) ?? '',
  syncStory: (done, now, next) =>
    [
      done && `Sincronizzato finora: ${done}.`,
      now && `In corso: ${now}.`,
      next && (now ? `Poi: ${next}.` : `In seguito: ${next}.`),
    ]
      .filter(Boolean)
      .join(' '),
  syncUsually: 'Di solito bastano pochi minuti.',
  syncDesktop: (names) =>
    `Tenga aperto ${names} sul Suo computer fino al termine della sincronizzazione.`,
  syncLoading: 'Caricamento dello stato della sincronizzazione',
  syncWorking: 'Sincronizzazione dei Suoi dati',
  syncFrom: (name) => `Sincronizzazione dei Suoi dati da ${name}`,
  syncCount: (what, settled, total) =>
    `${what ? `Sincronizzazione in corso: ${what}, ` : ''}${number(settled)} di ${number(total)} ${plural(settled, { one: 'completato', other: 'completati' })}`,
  syncNow: (what) =>
    what ? `Sincronizzazione in corso: ${what}` : 'Sincronizzazione dei Suoi dati',
  syncDuration: 'di solito pochi minuti',
  syncBegins: 'Inizia tra poco',
  syncWorkingHint: 'Può chiudere questa pagina. La sincronizzazione continua in background.',
  syncDone: 'I Suoi dati sono aggiornati',
  syncDoneHint: (count) =>
    plural(count, {
      one: 'Non deve fare altro.',
      other: 'Tutti i # tipi di dati sono sincronizzati. Non deve fare altro.',
    }),
  syncFailed: 'Non siamo riusciti a sincronizzare alcuni dei Suoi dati',
  syncFailedAll: 'Non siamo riusciti a sincronizzare i Suoi dati',
  syncMissing: (what) => `Non sincronizzati: ${what}.`,
  syncFailedHint:
    'Abbiamo conservato i dati che siamo riusciti a sincronizzare. Se il problema persiste, contatti l’assistenza.',
  syncReconnect: (names) =>
    names
      ? `Abbiamo perso l’accesso ${to(names)} prima della fine della sincronizzazione. Ripristini il collegamento per continuare.`
      : 'Abbiamo perso l’accesso ad alcuni dei Suoi software prima della fine della sincronizzazione. Se il problema persiste, contatti l’assistenza.',
  syncNothing: 'Ancora niente di sincronizzato',
  syncNothingHint: 'L’avanzamento compare qui quando inizia la sincronizzazione.',
  syncEmptyHint: 'L’avanzamento compare qui dopo il collegamento.',

  alertReconnect: (name) => `Ricolleghi ${name} per far procedere la Sua richiesta`,
  alertExpired: (date) =>
    date ? `Il nostro accesso è scaduto ${on(date)}.` : 'Il nostro accesso è scaduto.',
  alertContinue: (name) => `Completi il collegamento ${to(name)}`,
  alertStarted: (ago) => `Iniziato: ${ago}.`,
  alertSync: (name) =>
    name
      ? `Non siamo riusciti a sincronizzare alcuni dei Suoi dati da ${name}`
      : 'Non siamo riusciti a sincronizzare alcuni dei Suoi dati',
  alertSyncAll: (name) =>
    name
      ? `Non siamo riusciti a sincronizzare i Suoi dati da ${name}`
      : 'Non siamo riusciti a sincronizzare i Suoi dati',
  alertMore: (count) =>
    plural(count, {
      one: '1 altro collegamento richiede la Sua attenzione.',
      other: '# altri collegamenti richiedono la Sua attenzione.',
    }),
  alertSupport: 'Contatta l’assistenza',

  returnLinked: 'Collegamento riuscito',
  returnLinkedHint: 'Stiamo sincronizzando i Suoi dati.',
  returnUnchanged: 'Nessuna modifica',
  returnUnchangedHint: 'Il Suo collegamento è come prima.',
  returnCancelled: 'Non collegato',
  returnCancelledHint:
    'Ha annullato prima di completare il collegamento. Può riprendere in qualsiasi momento.',
  returnFailed: 'Non siamo riusciti a collegare il Suo software',
  returnFailedHint: 'Torni indietro e riprovi. Se il problema persiste, contatti l’assistenza.',
  returnUnsupported: 'Non possiamo collegare questo account',
  returnUnsupportedHint:
    'L’edizione o l’area geografica dell’account non è supportata. Torni indietro e ne scelga un altro.',
  returnUnknown: 'Le diamo di nuovo il benvenuto',
  returnUnknownHint: 'Torni indietro per vedere i Suoi collegamenti.',
  returnClosing: 'Questa finestra si chiuderà automaticamente.',
  returnStillOpen: 'Può chiudere questa finestra.',
  returnBack: 'Torna indietro',

  flowStep: (step, of) => `Passaggio ${number(step)} di ${number(of)}`,
  hostName: () => '',
  introductionHeading: (host) =>
    host ? `Colleghi i Suoi account ${to(host)}` : 'Colleghi i Suoi software',
  introductionDuration: 'Circa 2 minuti',
  flowSignIn: 'L’accesso avviene sul sito del Suo fornitore.',
  flowSignInHint: 'Non vediamo mai la Sua password.',
  flowSync: (data) =>
    data ? `Sincronizziamo ${data}.` : 'Sincronizziamo i dati dal Suo software.',
  flowSyncHint: 'Non possiamo modificare nulla.',
  andMore: 'altro',
  flowControl: 'Il controllo resta Suo.',
  flowControlHint: (mayDisconnect) =>
    mayDisconnect
      ? 'Può scollegare i Suoi software in qualsiasi momento.'
      : 'Per scollegare i Suoi software, contatti l’assistenza.',
  flowStart: 'Inizia',
  consentText: 'Autorizzo l’accesso ai dati della mia azienda per questa finalità.',
  consentMissing: 'Per continuare, dia la Sua autorizzazione.',
  consentSaving: 'Salvataggio della Sua autorizzazione',
  consentFailed: 'Non siamo riusciti a salvare la Sua autorizzazione',
  consentPurposeHeading: 'Perché ci servono i Suoi dati',
  consentPurposeText: 'Per fornire il servizio che ci ha richiesto.',
  consentDataHeading: 'A che cosa accediamo',
  consentDataText: (kind, data) => (data ? `${kind}: ${data}` : kind),
  consentRetentionHeading: 'Per quanto tempo',
  consentRetentionText: 'Finché non scollega il Suo software. I dati già ricevuti sono conservati.',
  consentWithdrawalHeading: 'Come revocare l’autorizzazione',
  consentWithdrawalText: (mayDisconnect) =>
    mayDisconnect
      ? 'Scolleghi qui il Suo software in qualsiasi momento o contatti l’assistenza.'
      : 'Contatti l’assistenza in qualsiasi momento.',
  policyLink: 'Come vengono usati i Suoi dati',
  flowConnectHeading: (sourceType) =>
    ownWord(flowHeadings, sourceType.toLowerCase()) ?? 'Quale software usa?',
  categoriesLabel: 'Che cosa collegare',
  categoryRequired: 'Obbligatorio',
  categoryOptional: 'Facoltativo',
  areConnected: (names) => `${names} sono collegati`,
  moreThanOne: 'La maggior parte delle aziende collega più di un account.',
  optionalMoreThanOne: 'Facoltativo. La maggior parte delle aziende collega più di un account.',
  addAnotherOf: (sourceType) =>
    ownWord(addAnotherOf, sourceType.toLowerCase()) ?? 'Aggiungine un altro',
  changeConnection: 'Modifica',
  repairTitle: (name) => `Ricolleghi ${name}`,
  repairPending: (name) => `Completi il collegamento ${to(name)}`,
  repairPendingHint: 'Può riprendere da dove aveva interrotto.',
  repairUnlinkedHint:
    'I dati già ricevuti sono conservati. Ricolleghi il software per condividere nuovi dati.',
  repairDone: 'Non deve fare nulla.',
  connectOnly: (name) => `Colleghi ${name}`,
  chooseDifferent: 'Scegli un altro software',
  entryUnknown: 'Non abbiamo trovato ciò che questo link apre',
  entryUnknownHint: 'Potrebbe essere stato rimosso. Può scegliere qui il Suo software.',
  stillNeeded: (kinds) => `Ancora necessario: ${kinds}`,
  flowReady: 'È tutto ciò che ci serve. Può collegare altro oppure continuare.',
  flowConnectMore: 'Collega altro',
  doneHeading: 'Collegamento riuscito',
  doneText: 'Grazie. Qui non ci serve altro da parte Sua.',
  doneNothingText: 'Può collegare i Suoi software in qualsiasi momento.',
  finish: 'Fine',
  flowFinished: 'È tutto pronto. Può proseguire con la Sua richiesta.',
  shareQuestion: 'Non ha accesso?',
  shareAction: 'Chieda a chi può accedere',
  shareHeading: 'Chieda a un’altra persona di effettuare il collegamento',
  shareText:
    'Invii questo link a chi può accedere: il Suo commercialista, il Suo contabile o il titolare dell’account. Il link apre questo passaggio per la Sua azienda.',
  shareLabel: 'Link a questo passaggio',
  shareCopy: 'Copia il link',
  shareCopied: 'Copiato',
  shareSelected: 'Il link è selezionato. Lo copi con la tastiera.',
  shareMail: 'Invia per e-mail',
  shareMailSubject: 'Richiesta di collegare il nostro software',
  shareMailBody: (url) =>
    `Buongiorno,\n\nLe chiediamo di usare questo link per collegare il nostro software:\n${url}\n\nGrazie!`,
  shareNative: 'Condividi…',
  shareQr: 'Mostra il codice QR',
  shareQrHide: 'Nascondi il codice QR',
  shareQrLabel: 'Codice QR del link a questo passaggio',
  shareQrHint: 'Lo inquadri con la fotocamera di un altro telefono.',
  shareQrFailed: 'Non siamo riusciti a mostrare il codice QR',
  shareWaiting: 'Questa pagina proseguirà automaticamente a collegamento avvenuto.',
  shareFailed: 'Non siamo riusciti a creare il link',
  shareCreating: 'Creazione del link…',
  shareEnds: (moment) => `Questo link è valido fino ${until(moment)}.`,
  shareExpired: 'Questo link è scaduto.',
  shareCancel: 'Annulla questo link',
  shareCancelled: 'Questo link non funziona più.',
  shareCancelFailed: 'Non siamo riusciti ad annullare il link',
  shareNew: 'Crea un nuovo link',
  shareOpened: 'Il Suo link è stato aperto',
  shareConnecting: (name) => `Qualcuno sta collegando ${name}`,
  shareRefused: 'Da qui non può invitare nessuno.',
  leaveHeading: 'Uscire senza completare?',
  leaveText: (isUploading, isKept) => {
    const files = isKept
      ? 'I file ancora in caricamento potrebbero non essere inviati. '
      : 'I file ancora in caricamento non verranno inviati. ';
    return `Ciò che ha collegato resta collegato. ${isUploading ? files : ''}Può tornare e riprendere in qualsiasi momento.`;
  },
  leave: 'Esci',
  stay: 'Resta qui',

  uploadHeading: (sourceType) => ownWord(uploadHeadings, sourceType) ?? 'Carichi i Suoi file',
  uploadLead: 'Se non possiamo collegarci al Suo software o se preferisce inviare dei file.',
  uploadDrop: 'Trascini qui i file',
  uploadOr: 'oppure',
  uploadChoose: 'Scegli i file',
  uploadPhoto: 'Scatta una foto',
  uploadLimits: 'PDF, Excel, CSV, Word, PowerPoint o foto. Fino a 10 MB ciascuno, 20 alla volta.',
  uploadLoading: 'Caricamento dell’elenco dei file',
  uploadProgress: (done, count) =>
    `${plural(done, { one: '# file caricato', other: '# file caricati' })} su ${number(count)}`,
  uploadingFile: (name) => `Caricamento di ${name}`,
  uploadWaiting: 'In attesa',
  unnamedFile: 'File senza nome',
  uploadReceived: 'Ricevuto',
  uploadReceivedOn: (date) => (date ? `Ricevuto: ${ordinal(date)}` : 'Ricevuto'),
  uploadReceivedHeading: 'File ricevuti',
  uploadMore: (count) => plural(count, { one: 'e 1 altro', other: 'e altri #' }),
  uploadListFailed: 'Non siamo riusciti a caricare l’elenco dei file già inviati',
  uploadNotOpened: 'Non siamo riusciti ad aprire il caricamento dei file',
  uploadRefused: (reason) => ownWord(refusals, reason) ?? 'Questo file non è utilizzabile.',
  uploadTooLarge:
    'Questo file è troppo grande. Lo divida o lo salvi in una dimensione più piccola.',
  uploadUnsafe:
    'Questo file non ha superato il nostro controllo di sicurezza, perciò non lo abbiamo conservato.',
  uploadFailed: (name) => `Non siamo riusciti a caricare ${name}`,
  uploadStarted: (count) =>
    plural(count, { one: 'Caricamento di 1 file', other: 'Caricamento di # file' }),
  uploadRemove: 'Rimuovi',
  fileSize,
};

export default it;

registerLanguage(it);
