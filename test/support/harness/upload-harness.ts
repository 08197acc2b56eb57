import type { CodatFileUpload } from '../../../src/components/codat-file-upload/codat-file-upload.js';
import { needs } from '../engines.js';
import { until } from '../page.js';
import { ElementHarness, readText } from './element-harness.js';

const carrying = (files: readonly File[]): DataTransfer => {
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  return data;
};

/** What a browser dispatches while files, or nothing, are held over an element or let go of. */
export function dragOf(type: 'dragover' | 'dragleave' | 'drop', ...files: File[]) {
  const dataTransfer = carrying(files);
  // Outside of a true drag, Chromium ignores what is set.
  Object.defineProperty(dataTransfer, 'dropEffect', { value: 'move', writable: true });
  return new DragEvent(type, { bubbles: true, cancelable: true, composed: true, dataTransfer });
}

export class UploadHarness extends ElementHarness<CodatFileUpload> {
  /** Chooses files as the browser's own dialog does. */
  choose(...files: File[]): void {
    const input = this.get('.chooser', HTMLInputElement);
    input.files = carrying(files).files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }

  /** Drops files onto the element. Returns whether the page was kept from opening them itself. */
  drop(...files: File[]): boolean {
    return this.#drag(dragOf('drop', ...files));
  }

  dragOver(...files: File[]): boolean {
    return this.#drag(dragOf('dragover', ...files));
  }

  dragLeave(): void {
    this.#drag(dragOf('dragleave'));
  }

  #drag(event: DragEvent): boolean {
    return !this.get('[part=panel]').dispatchEvent(event);
  }

  paste(...files: File[]): boolean {
    if (files.length > 0) needs('pasted files');
    const event = new ClipboardEvent('paste', {
      bubbles: true,
      cancelable: true,
      composed: true,
      clipboardData: carrying(files),
    });
    return !this.get('.choose').dispatchEvent(event);
  }

  /** The names of what is on its way, or will not go. */
  get names(): string[] {
    return this.texts('[part=file] .name');
  }

  /** What is said of each of these. */
  get statuses(): string[] {
    return this.texts('[part=file-status]');
  }

  /** The names of what has arrived. */
  get received(): string[] {
    return this.texts('[part=received-file] .name');
  }

  async untilReceived(...names: string[]): Promise<void> {
    await until(`${names.join(', ')} to be received; there is ${this.received.join(', ')}`, () =>
      names.every((name) => this.received.includes(name)),
    );
  }

  async untilStatus(text: string | RegExp): Promise<void> {
    await this.untilText('[part=file-status]', text);
  }

  /** Presses a button of a file, by what a screen reader calls it, such as `Cancel a.pdf`. */
  pressOn(label: string): void {
    const button = this.all<HTMLButtonElement>('[part=file] button').find(
      (one) => readText(one) !== '' && one.ariaLabel === label,
    );
    if (!button) throw new Error(`No button "${label}".`);
    button.click();
  }
}
