import type { CatalogEntry } from './entry.js';

const upload = { brand: 'codat', flow: 'sample', isUpload: true } as const;

/*
 * Codat's file uploads: https://docs.codat.io/integrations/file-upload. Nothing is authorized: files are sent to a
 * connection. Codat publishes the key of the one for banking; the others are made up.
 */

export const accountingUpload: CatalogEntry = {
  key: 'zacu',
  name: 'Accounting file upload',
  ...upload,
};
export const bankingUpload: CatalogEntry = {
  key: 'zpqy',
  name: 'Banking data file upload',
  ...upload,
};
export const documentsUpload: CatalogEntry = {
  key: 'zodu',
  name: 'Business documents file upload',
  ...upload,
};
