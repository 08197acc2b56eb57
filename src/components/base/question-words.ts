import type { Connection } from '../../api/schema.js';
import type { Localize } from '../../i18n/localize.js';

/** A question in words. */
export interface QuestionWords {
  title: string;
  text: string;
  confirmLabel: string;
  keepLabel: string;
}

/** The question before a connection is disconnected or deleted. */
export function questionWords(
  action: 'disconnect' | 'delete',
  { sourceType }: Connection,
  name: string,
  localize: Localize,
): QuestionWords {
  return action === 'delete'
    ? {
        title: localize.term('confirmDelete', name),
        text: localize.term('confirmDeleteText', name),
        confirmLabel: localize.term('deleteConnection'),
        keepLabel: localize.term('keepConnection'),
      }
    : {
        title: localize.term('confirmDisconnect', name),
        text: localize.term('confirmDisconnectText', name, localize.may('reconnect'), sourceType),
        confirmLabel: localize.term('disconnect'),
        keepLabel: localize.term('keepConnected'),
      };
}
