import { registerLanguage } from '../i18n/registered-languages.js';
import type { Terms } from '../i18n/terms.js';
import { wording } from '../i18n/wording.js';
import { ownWord } from './en/own-word.js';

const { number, plural, fileSize, $inRegion } = wording('fr');

const sourceTypes: Record<string, string> = {
  accounting: 'Comptabilité',
  banking: 'Banque',
  bankfeed: 'Flux bancaires',
  commerce: 'Vente en ligne',
  expense: 'Notes de frais',
};

const categories: Record<string, string> = {
  accounting: 'Tous les logiciels de comptabilité',
  banking: 'Toutes les banques',
  bankfeed: 'Tous les flux bancaires',
  commerce: 'Toutes les plateformes de vente',
  expense: 'Tous les logiciels de notes de frais',
};

const categoryWords: Record<string, string> = {
  accounting: 'comptable comptables compta logiciel logiciels facturation',
  banking: 'banques bancaire bancaires compte comptes',
  bankfeed: 'flux bancaire banque banques',
  commerce: 'boutique boutiques magasin magasins ventes paiements encaissement caisse',
  expense: 'dépense dépenses frais remboursements',
};

const flowHeadings: Record<string, string> = {
  accounting: 'Connectez votre logiciel de comptabilité',
  banking: 'Connectez votre banque',
  bankfeed: 'Connectez votre flux bancaire',
  commerce: 'Connectez votre boutique',
  expense: 'Connectez votre logiciel de notes de frais',
};

const addAnotherOf: Record<string, string> = {
  banking: 'Ajouter une autre banque',
  commerce: 'Ajouter une autre boutique',
};

const needs: Record<string, (name: string) => string> = {
  administrator: (name) =>
    `Un administrateur de votre compte ${name}. Si ce n’est pas vous, demandez-lui de le faire.`,
  computer: () => 'Un ordinateur. Cela ne fonctionne pas sur un téléphone.',
  bundle: () => 'L’autorisation d’installer un bundle nommé AppLink.',
  package: () =>
    'L’autorisation d’installer une extension nommée App Link. L’installation prend 10 à 20 minutes.',
  'token-authentication': () =>
    'L’authentification par jeton activée. Nous vous montrerons où la trouver.',
  'web-services': () =>
    'Les services web activés, avec un utilisateur dédié. Nous vous montrerons comment faire.',
  'company-id': (name) => `L’identifiant de votre entreprise dans ${name}.`,
  'same-computer': (name) => `L’ordinateur sur lequel ${name} est installé.`,
  'company-file': (name) => `${name}, ouvert sur le fichier de votre entreprise.`,
  connector: () => 'L’autorisation d’installer une petite application sur cet ordinateur.',
  login: (name) => `Votre nom d’utilisateur et votre mot de passe ${name}.`,
  'store-owner': (name) =>
    `L’autorisation de créer une application dans votre espace d’administration ${name}.`,
  'api-keys': () => 'Les clés d’API de votre boutique. Nous vous montrerons où les trouver.',
};

const dataTypes: Record<string, string> = {
  accountTransactions: 'mouvements de comptes',
  accounts: 'comptes',
  balanceSheet: 'bilan',
  bankAccounts: 'comptes bancaires',
  bankTransactions: 'opérations bancaires',
  billCreditNotes: 'avoirs fournisseurs',
  billPayments: 'règlements fournisseurs',
  bills: 'factures fournisseurs',
  cashFlowStatement: 'tableau de flux de trésorerie',
  chartOfAccounts: 'plan comptable',
  company: 'informations de l’entreprise',
  creditNotes: 'avoirs clients',
  customers: 'clients',
  directCosts: 'dépenses directes',
  directIncomes: 'recettes directes',
  financialStatements: 'états financiers',
  invoices: 'factures clients',
  itemReceipts: 'bons de réception',
  items: 'articles',
  journalEntries: 'écritures comptables',
  journals: 'journaux',
  ledgerAccounts: 'comptes du grand livre',
  paymentMethods: 'moyens de paiement',
  payments: 'paiements',
  profitAndLoss: 'compte de résultat',
  purchaseOrders: 'bons de commande',
  salesOrders: 'commandes clients',
  suppliers: 'fournisseurs',
  taxRates: 'taux de TVA',
  trackingCategories: 'axes analytiques',
  transfers: 'virements internes',
  'banking-accountBalances': 'soldes des comptes',
  'banking-accounts': 'comptes bancaires',
  'banking-transactionCategories': 'catégories d’opérations',
  'banking-transactions': 'opérations bancaires',
  'commerce-companyInfo': 'informations de la boutique',
  'commerce-customers': 'clients',
  'commerce-disputes': 'litiges',
  'commerce-locations': 'points de vente',
  'commerce-orders': 'commandes',
  'commerce-paymentMethods': 'moyens de paiement',
  'commerce-payments': 'paiements',
  'commerce-productCategories': 'catégories de produits',
  'commerce-products': 'produits',
  'commerce-taxComponents': 'taxes',
  'commerce-transactions': 'transactions',
};

const groups: Record<string, string> = {
  company: 'Entreprise, comptes, clients',
  documents: 'Factures clients et fournisseurs',
  money: 'Paiements, bilan, compte de résultat',
  store: 'Boutique, produits, clients',
  orders: 'Commandes et paiements',
  bank: 'Opérations bancaires',
};

const shortGroups: Record<string, string> = {
  company: 'informations de l’entreprise',
  documents: 'factures',
  money: 'paiements, rapports',
  store: 'informations de la boutique',
  orders: 'commandes, paiements',
  bank: 'opérations bancaires',
};

const groupStages: Record<string, string> = {
  next: 'À venir',
  syncing: 'En cours',
  synced: 'Synchronisé',
  'not-included': 'Non inclus',
  failed: 'Échec de la synchronisation',
};

const uploadHeadings: Record<string, string> = {
  accounting: 'Importez vos documents comptables',
  banking: 'Importez vos relevés bancaires',
  other: 'Importez vos documents d’entreprise',
};

const refusals: Record<string, string> = {
  type: 'Ce format n’est pas accepté. Enregistrez le fichier en PDF, Excel, CSV, JPG ou PNG.',
  content:
    'Le contenu ne correspond pas au nom du fichier. Ouvrez-le et enregistrez-le de nouveau en PDF, Excel, CSV, JPG ou PNG.',
  protected: 'Ce fichier est protégé par un mot de passe. Enregistrez une copie sans mot de passe.',
  empty: 'Ce fichier est vide.',
  'too-large': 'Ce fichier dépasse 10 Mo. Divisez-le ou enregistrez-le dans une taille réduite.',
  'too-many':
    'Vous pouvez importer 20 fichiers à la fois. Nous importerons celui-ci après les autres.',
  duplicate: 'Vous avez déjà ajouté ce fichier.',
  sent: 'Vous avez déjà envoyé ce fichier.',
  folder:
    'Les dossiers ne peuvent pas être importés. Ouvrez le dossier et choisissez ses fichiers.',
  unreadable:
    'Nous n’avons pas pu ouvrir ce fichier. S’il s’agit d’un dossier, choisissez les fichiers qu’il contient.',
};

const errors: Record<string, string> = {
  'bad-request': 'Un problème est survenu de notre côté. Contactez l’assistance.',
  unauthorized: 'Votre session a pris fin. Identifiez-vous de nouveau, puis revenez à cette étape.',
  'payment-required': 'Ce service n’est pas disponible pour le moment. Contactez l’assistance.',
  forbidden:
    'Vous n’avez pas l’autorisation nécessaire. Si vous pensez que vous devriez l’avoir, contactez l’assistance.',
  'insufficient-scope':
    'Vous n’avez pas l’autorisation nécessaire. Si vous pensez que vous devriez l’avoir, contactez l’assistance.',
  'not-found':
    'Nous n’avons pas trouvé cet élément. Il a peut-être été supprimé. Si vous en avez encore besoin, contactez l’assistance.',
  'rate-limited': 'Nous sommes très sollicités. Veuillez réessayer dans un instant.',
  unavailable: 'Un problème est survenu de notre côté. Veuillez réessayer dans un instant.',
  refused: 'Un problème est survenu de notre côté. Contactez l’assistance.',
  offline: 'Vous semblez hors ligne. Vérifiez votre connexion internet et réessayez.',
  timeout: 'Cela prend plus de temps que prévu. Veuillez réessayer.',
  network: 'Nous n’arrivons pas à joindre notre service. Veuillez réessayer dans un instant.',
};

/** "le 2 mars", but "le 1er mars". */
const ordinal = (date: string) => date.replace(/^1(?=\s)/, '1er');

const since = (date: string) => (/\d/.test(date) ? `depuis le ${ordinal(date)}` : `depuis ${date}`);

/** French, as it is written in France. */
export const fr: Terms = {
  $code: 'fr',
  $name: 'Français',
  $dir: 'ltr',
  $inRegion,

  unnamed: 'Logiciel sans nom',
  sourceTypeName: (sourceType) =>
    ownWord(sourceTypes, sourceType.toLowerCase()) ?? 'Autres logiciels',
  integrationsLoading: 'Chargement des logiciels disponibles',
  pickerHeading: 'Connectez vos logiciels',
  pickerDescription:
    'Vous vous identifiez sur le site de votre fournisseur et choisissez ce que vous partagez. Nous ne voyons jamais votre mot de passe.',
  searchIntegrations: 'Rechercher votre logiciel',
  searchExample: (one, other) => `Rechercher, par exemple ${one} ou ${other}`,
  popular: 'Les plus utilisés',
  allOfCategory: (sourceType) =>
    ownWord(categories, sourceType.toLowerCase()) ?? 'Tous les autres logiciels',
  categoryWords: (sourceType) => ownWord(categoryWords, sourceType.toLowerCase()) ?? '',
  showAll: (count) => `Tout afficher (${number(count)})`,
  integrationsFound: (count) =>
    count === 0 ? 'Aucun résultat' : plural(count, { one: '1 résultat', other: '# résultats' }),
  nothingFound: (query) => `Aucun résultat pour « ${query} »`,
  nothingFoundHint: 'Vérifiez l’orthographe ou essayez une recherche plus courte.',
  clearSearch: 'Effacer la recherche',
  nothingToConnect: 'Aucun logiciel à connecter pour l’instant',
  nothingToConnectHint: 'Revenez plus tard ou contactez l’assistance.',
  mayNotConnect: 'Vous ne pouvez pas connecter de logiciel ici',
  mayNotConnectHint:
    'Vous pouvez voir ce qui est connecté. Si vous pensez avoir le droit d’en connecter, contactez l’assistance.',
  isNotConnected: (name) => `${name} n’est pas connecté`,
  connectOne: 'Un seul au choix',
  connectTo: (name) => `Connecter ${name}`,
  addAnother: 'En ajouter un autre',
  oneOnly: (name, sourceType, mayDisconnect) => {
    const isAccounting = sourceType.toLowerCase() === 'accounting';
    const other = isAccounting ? 'un autre logiciel de comptabilité' : 'un autre flux bancaire';
    return mayDisconnect
      ? `Vous avez connecté ${name}. Déconnectez-le pour utiliser ${other}.`
      : `Vous avez connecté ${name}. Pour utiliser ${other}, contactez l’assistance.`;
  },
  isConnected: (name) => `${name} est connecté`,
  useDifferent: (sourceType) =>
    sourceType.toLowerCase() === 'bankfeed'
      ? 'Utiliser un autre flux bancaire'
      : 'Utiliser un autre logiciel',
  hintPhone: 'Utilisez un ordinateur',
  hintOffline: 'Nécessite une application sur votre ordinateur',
  hintAdministrator: 'Accès administrateur requis',
  hintKeys: 'Préparez les clés d’API de votre boutique',
  hintLong: 'Prévoyez 20 minutes',
  hintBeta: 'Nouveau (bêta)',

  statusLinked: 'Connecté',
  statusPending: 'À terminer',
  statusLost: 'À reconnecter',
  statusUnlinked: 'Déconnecté',
  statusWaiting: 'En cours',

  backToList: 'Retour à la liste',
  uploadInstead: (sourceType) =>
    sourceType === 'other' ? 'Importer des documents d’entreprise' : 'Importer plutôt des fichiers',
  uploadInsteadHint: 'PDF, Excel, CSV ou photos',
  uploadDone: (count) => plural(count, { one: '# fichier reçu', other: '# fichiers reçus' }),
  chooseAnother: 'En choisir un autre',
  continueLinking: 'Continuer',
  reconnect: 'Reconnecter',
  disconnect: 'Déconnecter',
  deleteConnection: 'Supprimer',
  cancelLinking: 'Annuler',
  dismiss: 'Masquer',
  tryAgain: 'Réessayer',
  checkAgain: 'Vérifier de nouveau',
  actionOn: (action, name) => `${action} : ${name}`,

  platformSaid: (name, message) => `${name} indique : « ${message} ».`,
  nothingConnected: 'Rien de connecté pour l’instant',
  close: 'Fermer',
  back: 'Retour',
  poweredByCodat: 'Propulsé par Codat',

  integrationsFailed: 'Nous n’avons pas pu charger les logiciels disponibles',
  connectionsFailed: 'Nous n’avons pas pu charger vos connexions',
  syncStatusFailed: 'Nous n’avons pas pu charger l’état de la synchronisation',
  linkFailed: (name) => `Nous n’avons pas pu ouvrir ${name}`,
  disconnectFailed: (name) => `Nous n’avons pas pu déconnecter ${name}`,
  deleteFailed: (name) => `Nous n’avons pas pu supprimer la connexion à ${name}`,
  configurationFailed: 'Un problème est survenu de notre côté',
  configurationFailedHint: 'Contactez l’assistance.',
  errorText: (code) =>
    ownWord(errors, code) ??
    'Un problème est survenu de notre côté. Réessayez ou contactez l’assistance.',
  busyUntil: (when) => `Nous sommes très sollicités. Veuillez réessayer ${when}.`,
  reference: (id) => `Référence pour l’assistance : ${id}`,
  contactSupport: 'contactez l’assistance',

  openingTitle: 'Un instant…',
  openingMessage: (name) => `Nous vous dirigeons vers ${name}…`,
  attemptCancelled: (name) => `${name} n’a pas été connecté`,
  justNow: 'à l’instant',
  accessExpired: (name, date) =>
    date
      ? `Notre accès à ${name} a expiré le ${ordinal(date)}. Les données déjà reçues sont conservées.`
      : `Notre accès à ${name} a expiré. Les données déjà reçues sont conservées.`,
  isDisconnected: (name) => `${name} est déconnecté`,
  isDeleted: (name) => `La connexion à ${name} a été supprimée`,

  waitingFor: (name) => `Continuez dans la fenêtre ${name}`,
  waitingHint:
    'Identifiez-vous et choisissez ce que vous partagez. Cette page s’actualise toute seule.',
  windowNotVisible: 'Vous ne voyez pas la fenêtre ?',
  openAgain: 'L’ouvrir de nouveau',
  checkFailed: 'Nous avons du mal à vérifier votre connexion.',
  blockedTitle: (name) => `Continuer vers ${name}`,
  blockedHint: 'Votre navigateur a bloqué la fenêtre contextuelle.',
  openInNewTab: (name) => `Ouvrir ${name} dans un nouvel onglet`,
  openInThisTab: 'Utiliser plutôt cet onglet',
  copyHint:
    'Cette page ne peut pas ouvrir de fenêtre. Copiez le lien dans un nouvel onglet. Il ne fonctionne qu’une fois.',
  addressOf: (name) => `Lien vers ${name}`,
  platformTitle: (name) => `Connectez ${name} depuis votre logiciel de comptabilité`,
  platformHint:
    'Identifiez-vous dans votre logiciel de comptabilité, ouvrez sa page bancaire et choisissez « Connect Bank ». Sélectionnez-nous dans la liste des banques, puis saisissez cet identifiant de connexion. Si un mot de passe à usage unique vous est demandé, contactez l’assistance.',
  connectionIdLabel: (name) => `Identifiant de connexion pour ${name}`,
  closedTitle: (name) => `Terminez la connexion à ${name}`,
  closedHint:
    'La fenêtre est peut-être fermée ou masquée par une autre. Vous pouvez reprendre là où vous en étiez.',
  leftHint: 'Vous pouvez reprendre là où vous en étiez.',
  attemptUnchanged: (name) => `Aucune modification n’a été apportée à ${name}`,
  attemptCancelledHint:
    'Vous avez annulé avant la fin de la connexion. Vous pouvez reprendre à tout moment.',
  attemptFailed: (name) => `Nous n’avons pas pu connecter ${name}`,
  attemptFailedHint: 'Réessayez. Si le problème persiste, contactez l’assistance.',
  attemptUnsupported: (name) => `Nous ne pouvons pas connecter ce compte ${name}`,
  attemptUnsupportedHint:
    'Son édition ou sa région n’est pas prise en charge. Choisissez un autre compte ou contactez l’assistance.',
  attemptAbandoned: (name) => `Vous n’avez pas terminé la connexion à ${name}`,
  organisationChanged: (name, current) => `${name} est maintenant connecté à ${current}`,
  organisationChangedHint: (name, previous, mayChange) =>
    mayChange
      ? `La connexion se faisait auparavant avec ${previous}. Si ce n’est pas ce que vous vouliez, déconnectez ${name}, reconnectez-le et choisissez ${previous}.`
      : `La connexion se faisait auparavant avec ${previous}. Si ce n’est pas ce que vous vouliez, contactez l’assistance.`,
  show: 'Afficher',
  openWindow: 'Ouvrir la fenêtre',
  connectedTitle: (name) => `${name} est connecté`,
  chooseOrganisation: (organisation, name) =>
    `Choisissez ${organisation} quand ${name} vous demande l’organisation.`,
  prepareTitle: (name) => `Avant de connecter ${name}`,
  prepareTime: (minutes) => `Cela prend environ ${number(minutes)} minutes. Il vous faut :`,
  prepareNeed: (need, name) => ownWord(needs, need)?.(name) ?? need,
  prepareSkip: 'Ne plus afficher',
  guideLink: 'Guide pas à pas',
  continueTo: (name) => `Continuer vers ${name}`,

  connectionsLoading: 'Chargement de vos connexions',
  listHeading: 'Vos connexions',
  listDescription: (mayDisconnect) =>
    mayDisconnect ? 'Vous pouvez déconnecter vos logiciels à tout moment.' : '',
  nothingConnectedHint: 'Les logiciels que vous connectez apparaîtront ici.',
  since,
  connectedSince: (date) => `Connecté ${since(date)}`,
  started: (ago) => `Commencé ${ago}.`,
  lastSynced: (when) => `synchronisé ${when}`,
  neverSynced: 'pas encore synchronisé',
  unlinkedHint: 'les données déjà reçues sont conservées',
  confirmDisconnect: (name) => `Déconnecter ${name} ?`,
  confirmDisconnectText: (name, mayReconnect, sourceType) => {
    const text =
      sourceType.toLowerCase() === 'bankfeed'
        ? `Nous n’enverrons plus d’opérations bancaires à ${name}. Celles déjà envoyées y sont conservées.`
        : `Nous ne synchroniserons plus de données depuis ${name}. Les données déjà reçues sont conservées.`;
    return mayReconnect ? `${text} Vous pouvez le reconnecter à tout moment.` : text;
  },
  keepConnected: 'Garder la connexion',
  useDifferentText: (name, sourceType) =>
    sourceType.toLowerCase() === 'bankfeed'
      ? `Nous déconnecterons ${name} et n’y enverrons plus d’opérations bancaires. Celles déjà envoyées y sont conservées. Vous pourrez ensuite choisir ce que vous connectez à la place.`
      : `Nous déconnecterons ${name} et ne synchroniserons plus ses données. Les données déjà reçues sont conservées. Vous pourrez ensuite choisir ce que vous connectez à la place.`,
  confirmDelete: (name) => `Supprimer la connexion à ${name} ?`,
  confirmDeleteText: (name) =>
    `La connexion à ${name} sera définitivement supprimée. Pour partager des données, il faudra établir une nouvelle connexion.`,
  keepConnection: 'Garder la connexion',

  dataTypeName: (dataType) => ownWord(dataTypes, dataType) ?? 'autres données',
  syncGroup: (group) => ownWord(groups, group) ?? 'Autres données',
  syncGroupShort: (group) => ownWord(shortGroups, group) ?? 'autres données',
  syncGroupStage: (stage) => ownWord(groupStages, stage) ?? '',
  syncStory: (done, now, next) =>
    [
      done && `Déjà synchronisé : ${done}.`,
      now && `En cours : ${now}.`,
      next && (now ? `Ensuite : ${next}.` : `À venir : ${next}.`),
    ]
      .filter(Boolean)
      .join(' '),
  syncUsually: 'Généralement quelques minutes.',
  syncDesktop: (names) =>
    `Gardez ${names} ouvert sur votre ordinateur jusqu’à la fin de la synchronisation.`,
  syncLoading: 'Chargement de l’état de la synchronisation',
  syncWorking: 'Synchronisation de vos données',
  syncFrom: (name) => `Synchronisation de vos données depuis ${name}`,
  syncCount: (what, settled, total) =>
    `${what ? `Synchronisation : ${what}, ` : ''}${number(settled)} sur ${number(total)}`,
  syncNow: (what) => (what ? `Synchronisation : ${what}` : 'Synchronisation de vos données'),
  syncDuration: 'généralement quelques minutes',
  syncBegins: 'Commence dans un instant',
  syncWorkingHint: 'Vous pouvez fermer cette page. La synchronisation continue en arrière-plan.',
  syncDone: 'Vos données sont à jour',
  syncDoneHint: (count) =>
    plural(count, {
      one: 'Vous n’avez rien d’autre à faire.',
      other: 'Les # types de données sont synchronisés. Vous n’avez rien d’autre à faire.',
    }),
  syncFailed: 'Nous n’avons pas pu synchroniser une partie de vos données',
  syncFailedAll: 'Nous n’avons pas pu synchroniser vos données',
  syncMissing: (what) => `Non synchronisé : ${what}.`,
  syncFailedHint:
    'Nous avons conservé ce qui a pu être synchronisé. Si le problème persiste, contactez l’assistance.',
  syncReconnect: (names) =>
    names
      ? `Nous avons perdu l’accès à ${names} avant la fin de la synchronisation. Rétablissez la connexion pour continuer.`
      : 'Nous avons perdu l’accès à une partie de vos logiciels avant la fin de la synchronisation. Si le problème persiste, contactez l’assistance.',
  syncNothing: 'Rien de synchronisé pour l’instant',
  syncNothingHint: 'La progression apparaît ici dès que la synchronisation commence.',
  syncEmptyHint: 'La progression apparaît ici dès que vous connectez un logiciel.',

  alertReconnect: (name) => `Reconnectez ${name} pour faire avancer votre demande`,
  alertExpired: (date) =>
    date ? `Notre accès a expiré le ${ordinal(date)}.` : 'Notre accès a expiré.',
  alertContinue: (name) => `Terminez la connexion à ${name}`,
  alertStarted: (ago) => `Commencé ${ago}.`,
  alertSync: (name) =>
    name
      ? `Nous n’avons pas pu synchroniser une partie de vos données depuis ${name}`
      : 'Nous n’avons pas pu synchroniser une partie de vos données',
  alertSyncAll: (name) =>
    name
      ? `Nous n’avons pas pu synchroniser vos données depuis ${name}`
      : 'Nous n’avons pas pu synchroniser vos données',
  alertMore: (count) =>
    plural(count, {
      one: '# autre connexion demande votre attention.',
      other: '# autres connexions demandent votre attention.',
    }),
  alertSupport: 'Contacter l’assistance',

  returnLinked: 'Connexion établie',
  returnLinkedHint: 'Nous synchronisons maintenant vos données.',
  returnUnchanged: 'Aucune modification n’a été apportée',
  returnUnchangedHint: 'Votre connexion est la même qu’avant.',
  returnCancelled: 'Non connecté',
  returnCancelledHint:
    'Vous avez annulé avant la fin de la connexion. Vous pouvez reprendre à tout moment.',
  returnFailed: 'Nous n’avons pas pu connecter votre logiciel',
  returnFailedHint:
    'Revenez en arrière et réessayez. Si le problème persiste, contactez l’assistance.',
  returnUnsupported: 'Nous ne pouvons pas connecter ce compte',
  returnUnsupportedHint:
    'Son édition ou sa région n’est pas prise en charge. Revenez en arrière et choisissez-en un autre.',
  returnUnknown: 'Bon retour parmi nous',
  returnUnknownHint: 'Revenez en arrière pour voir vos connexions.',
  returnClosing: 'Cette fenêtre se fermera automatiquement.',
  returnStillOpen: 'Vous pouvez fermer cette fenêtre.',
  returnBack: 'Retour',

  flowStep: (step, of) => `Étape ${number(step)} sur ${number(of)}`,
  hostName: () => '',
  introductionHeading: (host) =>
    host ? `Connectez vos comptes à ${host}` : 'Connectez vos logiciels',
  introductionDuration: 'Environ 2 minutes',
  flowSignIn: 'Vous vous identifiez chez votre fournisseur.',
  flowSignInHint: 'Nous ne voyons jamais votre mot de passe.',
  flowSync: (data) =>
    data
      ? `Nous synchronisons : ${data}.`
      : 'Nous synchronisons vos données depuis votre logiciel.',
  flowSyncHint: 'Nous ne pouvons rien modifier.',
  andMore: 'autres',
  flowControl: 'Vous gardez le contrôle.',
  flowControlHint: (mayDisconnect) =>
    mayDisconnect
      ? 'Déconnectez vos logiciels à tout moment.'
      : 'Pour déconnecter vos logiciels, contactez l’assistance.',
  flowStart: 'Commencer',
  consentText: 'J’autorise l’accès aux données de mon entreprise à cette fin.',
  consentMissing: 'Veuillez donner votre autorisation pour continuer.',
  consentSaving: 'Enregistrement de votre autorisation',
  consentFailed: 'Nous n’avons pas pu enregistrer votre autorisation',
  consentPurposeHeading: 'Pourquoi nous en avons besoin',
  consentPurposeText: 'Pour fournir le service que vous nous avez demandé.',
  consentDataHeading: 'À quoi nous accédons',
  consentDataText: (kind, data) => (data ? `${kind} : ${data}` : kind),
  consentRetentionHeading: 'Pendant combien de temps',
  consentRetentionText:
    'Jusqu’à ce que vous déconnectiez votre logiciel. Les données déjà reçues sont conservées.',
  consentWithdrawalHeading: 'Comment retirer votre autorisation',
  consentWithdrawalText: (mayDisconnect) =>
    mayDisconnect
      ? 'Déconnectez ici votre logiciel à tout moment ou contactez l’assistance.'
      : 'Contactez l’assistance à tout moment.',
  policyLink: 'Comment vos données sont utilisées',
  flowConnectHeading: (sourceType) =>
    ownWord(flowHeadings, sourceType.toLowerCase()) ?? 'Quel logiciel utilisez-vous ?',
  categoriesLabel: 'Ce que vous connectez',
  categoryRequired: 'Obligatoire',
  categoryOptional: 'Facultatif',
  areConnected: (names) => `${names} sont connectés`,
  moreThanOne: 'La plupart des entreprises en utilisent plusieurs.',
  optionalMoreThanOne: 'Facultatif. La plupart des entreprises en utilisent plusieurs.',
  addAnotherOf: (sourceType) =>
    ownWord(addAnotherOf, sourceType.toLowerCase()) ?? 'En ajouter un autre',
  changeConnection: 'Modifier',
  repairTitle: (name) => `Reconnectez ${name}`,
  repairPending: (name) => `Terminez la connexion à ${name}`,
  repairPendingHint: 'Vous pouvez reprendre là où vous en étiez.',
  repairUnlinkedHint:
    'Les données déjà reçues sont conservées. Reconnectez le logiciel pour partager de nouvelles données.',
  repairDone: 'Vous n’avez rien à faire.',
  connectOnly: (name) => `Connectez ${name}`,
  chooseDifferent: 'Choisir un autre logiciel',
  entryUnknown: 'Nous n’avons pas trouvé ce que ce lien ouvre',
  entryUnknownHint: 'L’élément a peut-être été supprimé. Vous pouvez choisir votre logiciel ici.',
  stillNeeded: (kinds) => `Encore nécessaire : ${kinds}`,
  flowReady: 'C’est tout ce qu’il nous faut. Vous pouvez en connecter d’autres ou continuer.',
  flowConnectMore: 'Connecter d’autres logiciels',
  doneHeading: 'Connexion établie',
  doneText: 'Merci. Nous n’avons besoin de rien d’autre ici.',
  doneNothingText: 'Vous pouvez connecter vos logiciels à tout moment.',
  finish: 'Terminé',
  flowFinished: 'Tout est prêt. Vous pouvez poursuivre votre demande.',
  shareQuestion: 'Vous n’avez pas les accès ?',
  shareAction: 'Demander à une personne qui les a',
  shareHeading: 'Demandez à quelqu’un d’autre d’établir la connexion',
  shareText:
    'Envoyez ce lien à la personne qui peut s’identifier : votre expert-comptable, votre comptable ou le titulaire du compte. Ce lien ouvre cette étape pour votre entreprise.',
  shareLabel: 'Lien vers cette étape',
  shareCopy: 'Copier le lien',
  shareCopied: 'Copié',
  shareSelected: 'Le lien est sélectionné. Copiez-le avec votre clavier.',
  shareMail: 'Envoyer par e-mail',
  shareMailSubject: 'Merci de connecter notre logiciel',
  shareMailBody: (url) =>
    `Bonjour,\n\nMerci d’utiliser ce lien pour connecter notre logiciel :\n${url}\n\nMerci !`,
  shareNative: 'Partager…',
  shareQr: 'Afficher le code QR',
  shareQrHide: 'Masquer le code QR',
  shareQrLabel: 'Code QR du lien vers cette étape',
  shareQrHint: 'Scannez-le avec l’appareil photo d’un autre téléphone.',
  shareQrFailed: 'Nous n’avons pas pu afficher le code QR',
  shareWaiting: 'Cette page continuera automatiquement une fois la connexion établie.',
  shareFailed: 'Nous n’avons pas pu créer le lien',
  shareCreating: 'Création du lien…',
  shareEnds: (moment) => `Ce lien est valable jusqu’au ${ordinal(moment)}.`,
  shareExpired: 'Ce lien a expiré.',
  shareCancel: 'Annuler ce lien',
  shareCancelled: 'Ce lien ne fonctionne plus.',
  shareCancelFailed: 'Nous n’avons pas pu annuler le lien',
  shareNew: 'Créer un nouveau lien',
  shareOpened: 'Votre lien a été ouvert',
  shareConnecting: (name) => `Quelqu’un est en train de connecter ${name}`,
  shareRefused: 'Vous ne pouvez inviter personne d’ici.',
  leaveHeading: 'Quitter sans terminer ?',
  leaveText: (isUploading, isKept) => {
    const files = isKept
      ? 'Les fichiers en cours d’importation pourraient ne pas être envoyés. '
      : 'Les fichiers en cours d’importation ne seront pas envoyés. ';
    return `Ce que vous avez connecté est conservé. ${isUploading ? files : ''}Vous pouvez revenir et continuer à tout moment.`;
  },
  leave: 'Quitter',
  stay: 'Rester ici',

  uploadHeading: (sourceType) => ownWord(uploadHeadings, sourceType) ?? 'Importez vos fichiers',
  uploadLead:
    'Si nous ne pouvons pas nous connecter à votre logiciel, ou si vous préférez envoyer des fichiers.',
  uploadDrop: 'Déposez des fichiers ici',
  uploadOr: 'ou',
  uploadChoose: 'Choisir des fichiers',
  uploadPhoto: 'Prendre une photo',
  uploadLimits:
    'PDF, Excel, CSV, Word, PowerPoint ou photos. 10 Mo maximum par fichier, 20 à la fois.',
  uploadLoading: 'Chargement de vos fichiers',
  uploadProgress: (done, count) =>
    `${plural(done, { one: '# fichier importé', other: '# fichiers importés' })} sur ${number(count)}`,
  uploadingFile: (name) => `Importation : ${name}`,
  uploadWaiting: 'En attente',
  unnamedFile: 'Fichier sans nom',
  uploadReceived: 'Reçu',
  uploadReceivedOn: (date) => (date ? `Reçu le ${ordinal(date)}` : 'Reçu'),
  uploadReceivedHeading: 'Fichiers reçus',
  uploadMore: (count) => plural(count, { one: 'et # autre', other: 'et # autres' }),
  uploadListFailed: 'Nous n’avons pas pu charger les fichiers déjà envoyés',
  uploadNotOpened: 'Nous n’avons pas pu ouvrir l’envoi de fichiers',
  uploadRefused: (reason) => ownWord(refusals, reason) ?? 'Ce fichier ne peut pas être utilisé.',
  uploadTooLarge:
    'Ce fichier est trop volumineux. Divisez-le ou enregistrez-le dans une taille réduite.',
  uploadUnsafe:
    'Ce fichier n’a pas passé notre contrôle de sécurité. Nous ne l’avons pas conservé.',
  uploadFailed: (name) => `Nous n’avons pas pu importer ${name}`,
  uploadStarted: (count) =>
    plural(count, { one: 'Importation de # fichier', other: 'Importation de # fichiers' }),
  uploadRemove: 'Retirer',
  fileSize,
};

export default fr;

registerLanguage(fr);
