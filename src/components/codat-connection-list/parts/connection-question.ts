import { nothing, type LitElement, type ReactiveController } from 'lit';
import type { Connection } from '../../../api/schema.js';
import { Absence } from '../../../controllers/absence.js';
import { ActionTask } from '../../../controllers/action-task.js';
import type { StoreController } from '../../../controllers/store-controller.js';
import type { Localize } from '../../../i18n/localize.js';
import { confirmDialog } from '../../../ui/confirm-dialog.js';
import { closeDialog, mayMoveFocus } from '../../../ui/dom/focus.js';
import { addEnglish } from '../../../i18n/english.js';
import { list } from '../../../locales/en/list.js';

addEnglish(list);

/** What the person is asked about before it is done. */
type ConfirmedActionName = 'disconnect' | 'delete';

interface Question {
  action: ConfirmedActionName;
  connection: Connection;
}

interface QuestionHost extends LitElement {
  readonly localize: Localize;
}

/** Asks before a connection is disconnected or deleted, and does it once the person has confirmed. */
export class ConnectionQuestion implements ReactiveController {
  readonly #host: QuestionHost;
  readonly #storeController: StoreController;
  readonly #tasks: Record<ConfirmedActionName, ActionTask<[Connection], void>>;
  #question: Question | undefined;

  constructor(host: QuestionHost, storeController: StoreController) {
    this.#host = host;
    this.#storeController = storeController;
    this.#tasks = { disconnect: this.#taskFor('disconnect'), delete: this.#taskFor('delete') };
    host.addController(this);
    new Absence(host, { gone: () => this.#forget() });
  }

  ask(action: ConfirmedActionName, connection: Connection): void {
    this.#question = { action, connection };
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    // Moved: the question is asked again where the list is now.
    if (this.#question) this.#host.requestUpdate();
  }

  render(headingLevel: number) {
    if (!this.#question) return nothing;
    const { action, connection } = this.#question;
    const { localize } = this.#host;
    const name = localize.name(connection.platformName);
    const isDelete = action === 'delete';
    return confirmDialog(
      {
        headingLevel,
        title: localize.term(isDelete ? 'confirmDelete' : 'confirmDisconnect', name),
        text: localize.term(isDelete ? 'confirmDeleteText' : 'confirmDisconnectText', name),
        confirmLabel: localize.term(isDelete ? 'deleteConnection' : 'disconnect'),
        keepLabel: localize.term(isDelete ? 'keepConnection' : 'keepConnected'),
        isDangerous: isDelete,
        action: this.#tasks[action],
        failedTitle: localize.term(isDelete ? 'deleteFailed' : 'disconnectFailed', name),
        confirm: () => void this.#confirm(),
        keep: () => this.#close(),
      },
      localize,
    );
  }

  /** Not aborted with the element: what the person has confirmed is done. */
  #taskFor(operation: ConfirmedActionName) {
    return new ActionTask(this.#host, {
      operation,
      run: async (_signal, connection: Connection) => {
        await this.#storeController.store?.[operation](connection, this.#storeController.client);
      },
    });
  }

  async #confirm(): Promise<void> {
    const question = this.#question;
    if (!question || !this.#storeController.store) return;
    const { action, connection } = question;
    await this.#tasks[action].run(connection);
    if (this.#question !== question || !this.#tasks[action].isComplete) return;
    this.#close();
    await this.#focusAfter(connection);
  }

  #close(): void {
    const dialog = this.#host.renderRoot.querySelector<HTMLDialogElement>('[part=dialog]');
    if (dialog?.open) closeDialog(dialog);
    this.#forget();
  }

  #forget(): void {
    if (!this.#question) return;
    this.#tasks[this.#question.action].reset();
    this.#question = undefined;
    this.#host.requestUpdate();
  }

  /** The button that was pressed may be gone: the row's next one takes the focus, or the heading does. */
  async #focusAfter({ id }: Connection): Promise<void> {
    await this.#host.updateComplete;
    if (!mayMoveFocus(this.#host)) return;
    const root = this.#host.renderRoot;
    const row = root.querySelector(`[data-id="${CSS.escape(id)}"]`);
    const target =
      row?.querySelector<HTMLElement>('button') ?? root.querySelector<HTMLElement>('.head');
    target?.focus({ preventScroll: true });
  }
}
