import { registerLanguage } from '../i18n/registered-languages.js';
import type { Terms } from '../i18n/terms.js';
import { wording } from '../i18n/wording.js';
import { ownWord } from './en/own-word.js';
import { fr } from './fr.js';

const { number, plural, fileSize, $inRegion: inRegion } = wording('fr-CA');

const sourceTypes: Record<string, string> = {
  expense: 'Dépenses',
};

const categories: Record<string, string> = {
  expense: 'Tous les logiciels de dépenses',
};

const flowHeadings: Record<string, string> = {
  expense: 'Connectez votre logiciel de dépenses',
};

const dataTypes: Record<string, string> = {
  billCreditNotes: 'notes de crédit des fournisseurs',
  billPayments: 'paiements aux fournisseurs',
  bills: 'factures à payer',
  cashFlowStatement: 'état des flux de trésorerie',
  creditNotes: 'notes de crédit',
  directIncomes: 'revenus directs',
  invoices: 'factures',
  paymentMethods: 'modes de paiement',
  profitAndLoss: 'état des résultats',
  taxRates: 'taux de taxe',
  trackingCategories: 'catégories de suivi',
  transfers: 'virements entre comptes',
  'commerce-paymentMethods': 'modes de paiement',
};

const groups: Record<string, string> = {
  documents: 'Factures et factures à payer',
  money: 'Paiements, bilan, état des résultats',
};

const uploadHeadings: Record<string, string> = {
  accounting: 'Téléversez vos documents comptables',
  banking: 'Téléversez vos relevés bancaires',
  other: 'Téléversez vos documents d’entreprise',
};

const refusals: Record<string, string> = {
  'too-many':
    'Vous pouvez téléverser 20 fichiers à la fois. Nous téléverserons celui-ci après les autres.',
  folder:
    'Les dossiers ne peuvent pas être téléversés. Ouvrez le dossier et choisissez ses fichiers.',
};

/** French, as it is written in Canada: where it is another than in France. */
export const frCA: Terms = {
  ...fr,
  $code: 'fr-CA',
  $name: 'Français (Canada)',
  // Words of both are said.
  $inRegion: (region, say) => inRegion(region, () => fr.$inRegion?.(region, say) ?? say()),

  sourceTypeName: (sourceType) =>
    ownWord(sourceTypes, sourceType.toLowerCase()) ?? fr.sourceTypeName(sourceType),
  allOfCategory: (sourceType) =>
    ownWord(categories, sourceType.toLowerCase()) ?? fr.allOfCategory(sourceType),
  showAll: (count) => `Tout afficher (${number(count)})`,
  uploadInstead: (sourceType) =>
    sourceType === 'other'
      ? 'Téléverser des documents d’entreprise'
      : 'Téléverser plutôt des fichiers',
  // Without the space before a question mark or an exclamation mark that there is in France.
  windowNotVisible: 'Vous ne voyez pas la fenêtre?',
  confirmDisconnect: (name) => `Déconnecter ${name}?`,
  confirmDelete: (name) => `Supprimer la connexion à ${name}?`,
  dataTypeName: (dataType) => ownWord(dataTypes, dataType) ?? fr.dataTypeName(dataType),
  syncGroup: (group) => ownWord(groups, group) ?? fr.syncGroup(group),
  flowConnectHeading: (sourceType) =>
    ownWord(flowHeadings, sourceType.toLowerCase()) ??
    fr.flowConnectHeading(sourceType).replace(/\s\?$/, '?'),
  shareQuestion: 'Vous n’avez pas les accès?',
  shareText:
    'Envoyez ce lien à la personne qui peut s’identifier : votre comptable, votre teneur de livres ou le titulaire du compte. Ce lien ouvre cette étape pour votre entreprise.',
  shareMail: 'Envoyer par courriel',
  shareMailBody: (url) => fr.shareMailBody(url).replace(/\s!$/, '!'),
  shareQrHint: 'Numérisez-le avec l’appareil photo d’un autre téléphone.',
  leaveHeading: 'Quitter sans terminer?',
  leaveText: (isUploading, isKept) =>
    fr
      .leaveText(isUploading, isKept)
      .replace('en cours d’importation', 'en cours de téléversement'),

  uploadHeading: (sourceType) => ownWord(uploadHeadings, sourceType) ?? 'Téléversez vos fichiers',
  uploadProgress: (done, count) =>
    `${plural(done, { one: '# fichier téléversé', other: '# fichiers téléversés' })} sur ${number(count)}`,
  uploadingFile: (name) => `Téléversement : ${name}`,
  uploadRefused: (reason) => ownWord(refusals, reason) ?? fr.uploadRefused(reason),
  uploadFailed: (name) => `Nous n’avons pas pu téléverser ${name}`,
  uploadStarted: (count) =>
    plural(count, { one: 'Téléversement de # fichier', other: 'Téléversement de # fichiers' }),
  fileSize,
};

export default frCA;

registerLanguage(frCA);
