import type { LitElement } from 'lit';
import type { Connection } from '../../../api/schema.js';
import { ModalController } from '../../../controllers/modal-controller.js';
import type { StoreController } from '../../../controllers/store-controller.js';
import type { Localize } from '../../../i18n/localize.js';
import { ConnectionQuestion } from '../../base/connection-question.js';

interface ReplaceHost extends LitElement {
  readonly localize: Localize;
}

/**
 * Asks before the one connection of a category makes room for another, and disconnects it. `controlAfter` finds what
 * takes the focus then.
 */
export function replaceQuestion(
  host: ReplaceHost,
  storeController: StoreController,
  controlAfter: (connection: Connection) => Promise<HTMLElement | null>,
) {
  new ModalController(host);
  const question = new ConnectionQuestion(host, storeController, controlAfter);
  return {
    render: (headingLevel: number) => question.render(headingLevel),
    ask(connection: Connection): void {
      question.ask('disconnect', connection, replaceWords);
    },
  };
}

function replaceWords({ sourceType }: Connection, name: string, localize: Localize) {
  return {
    title: localize.term('useDifferent', sourceType),
    text: localize.term('useDifferentText', name, sourceType),
    confirmLabel: localize.term('actionOn', localize.term('disconnect'), name),
    keepLabel: localize.term('keepConnected'),
  };
}
