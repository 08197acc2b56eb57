import { html, nothing, type LitElement, type ReactiveController } from 'lit';
import type { Connection } from '../../api/schema.js';
import { Absence } from '../../controllers/absence.js';
import { ActionTask } from '../../controllers/action-task.js';
import type { StoreController } from '../../controllers/store-controller.js';
import type { Localize } from '../../i18n/localize.js';
import { nameAmong } from '../../i18n/software-names.js';
import { confirmDialog } from '../../ui/confirm-dialog.js';
import { closeDialog, firstRendered, mayMoveFocus, takeFocus } from '../../ui/dom/focus.js';
import { questionWords, type QuestionWords } from './question-words.js';
import { addEnglish } from '../../i18n/english.js';
import { list } from '../../locales/en/list.js';

addEnglish(list);

/** What the person is asked about before it is done. */
type ConfirmedActionName = 'disconnect' | 'delete';

interface Question {
  action: ConfirmedActionName;
  connection: Connection;
  words: WordsOf;
}

/** The words of a question about what is called so, asked for at each update: the language may change meanwhile. */
type WordsOf = (connection: Connection, name: string, localize: Localize) => QuestionWords;

type Focusable = HTMLElement | null | undefined;

/** Finds what takes the focus once the connection is gone: the button that was pressed may be gone too. */
type ControlAfter = (connection: Connection) => Focusable | Promise<Focusable>;

interface QuestionHost extends LitElement {
  readonly localize: Localize;
  /** Whether the person can see the element; not set where they always can. */
  readonly isShown?: boolean;
}

/** The first control of a connection's row, or the heading; in a flow, which shows no such heading, what is left. */
function controlOf({ renderRoot }: LitElement, connectionId: string): HTMLElement | undefined {
  const row = `[data-id="${CSS.escape(connectionId)}"]`;
  return firstRendered(renderRoot, `${row} button`, '.head', row, '.panel');
}

/** Asks before a connection is disconnected or deleted, and does it once the person has confirmed. */
export class ConnectionQuestion implements ReactiveController {
  readonly #host: QuestionHost;
  readonly #storeController: StoreController;
  readonly #controlAfter: ControlAfter;
  readonly #tasks: Record<ConfirmedActionName, ActionTask<[Connection], void>>;
  #question: Question | undefined;

  constructor(
    host: QuestionHost,
    storeController: StoreController,
    controlAfter: ControlAfter = ({ id }) => controlOf(host, id),
  ) {
    this.#host = host;
    this.#storeController = storeController;
    this.#controlAfter = controlAfter;
    this.#tasks = { disconnect: this.#taskFor('disconnect'), delete: this.#taskFor('delete') };
    host.addController(this);
    new Absence(host, { gone: () => this.#forget() });
    storeController.whenCompanyChanges(() => {
      if (this.#question) this.#close();
    });
  }

  /** Whether the person is being asked. */
  get isAsked(): boolean {
    return this.#question !== undefined;
  }

  /** Asks, in the words of the action where there are no others. */
  ask(action: ConfirmedActionName, connection: Connection, words?: WordsOf): void {
    const ownWords: WordsOf = (...about) => questionWords(action, ...about);
    this.#question = { action, connection, words: words ?? ownWords };
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    // Moved: the question is asked again where the element is now.
    if (this.#question) this.#host.requestUpdate();
  }

  /** What was done elsewhere meanwhile is no question any more, nor what nobody sees the element of any more. */
  hostUpdate(): void {
    if (!this.#question) return;
    if (this.#host.isShown === false) {
      this.#close();
      return;
    }
    const { action, connection } = this.#question;
    const known = this.#storeController.store?.connections.value;
    const { isPending, isComplete } = this.#tasks[action];
    // What this element does itself it ends itself.
    if (!known || isPending || isComplete) return;
    const current = known.find(({ id }) => id === connection.id);
    const isOver = action === 'disconnect' && current?.status !== connection.status;
    if (!current || isOver) this.#close();
  }

  render(headingLevel: number) {
    if (!this.#question) return nothing;
    const { action, connection, words } = this.#question;
    const { localize } = this.#host;
    const known = this.#storeController.store?.connections.value;
    const name = nameAmong(connection, known, localize);
    const isDelete = action === 'delete';
    return confirmDialog(
      {
        ...words(connection, name, localize),
        id: 'connection',
        headingLevel,
        note: isDelete ? nothing : html`<slot name="disconnect-note"></slot>`,
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
      run: (_signal, connection: Connection) => this.#storeController.act(operation, connection),
    });
  }

  async #confirm(): Promise<void> {
    const question = this.#question;
    if (!question || !this.#storeController.store) return;
    const { action, connection } = question;
    await this.#tasks[action].run(connection);
    if (this.#question !== question || !this.#tasks[action].isComplete) return;
    this.#close();
    await this.#host.updateComplete;
    const control = await this.#controlAfter(connection);
    if (mayMoveFocus(this.#host)) takeFocus(control);
  }

  #close(): void {
    // A host's other question comes before this one.
    const dialog = this.#host.renderRoot.querySelector<HTMLDialogElement>(
      '[part=dialog]:last-of-type',
    );
    if (dialog?.open) closeDialog(dialog);
    this.#forget();
  }

  #forget(): void {
    if (!this.#question) return;
    this.#tasks[this.#question.action].reset();
    this.#question = undefined;
    this.#host.requestUpdate();
  }
}
