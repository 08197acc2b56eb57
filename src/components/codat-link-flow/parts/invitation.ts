import type { LitElement, TemplateResult } from 'lit';
import { CodatConfigurationError, type CodatError } from '../../../api/errors.js';
import { ActionTask } from '../../../controllers/action-task.js';
import type { JourneyReporter } from '../../../controllers/journey-reporter.js';
import { LazyModule } from '../../../store/lazy-module.js';
import { hostUrl } from '../../base/host-url.js';
import type { FlowSettings } from './flow-settings.js';

/** The code that draws QR codes. */
const qrModule = new LazyModule(() => import('./qr-code.js'));

/** What became of the person's wish to copy the link. */
export type CopyResult = 'none' | 'copied' | 'selected';

/** The host's address for somebody else. Rejects with a CodatError, or with what the host's function threw. */
async function inviteUrlOf(flow: FlowSettings): Promise<string> {
  const { inviteUrl } = flow.settings;
  const made = typeof inviteUrl === 'function' ? await inviteUrl() : inviteUrl;
  const url = hostUrl(flow, 'invite-url', made);
  if (url) return url;
  throw new CodatConfigurationError(`invite-url gives "${made}", which is no https address.`);
}

/** The link for somebody else: how it is made, copied, and drawn as a QR code. */
export class Invitation {
  readonly #host: LitElement;
  readonly #journey: JourneyReporter;
  readonly #link: ActionTask<[], string>;
  readonly #qr: ActionTask<[label: string], TemplateResult>;
  #copied: CopyResult = 'none';

  constructor(flow: FlowSettings, journey: JourneyReporter) {
    this.#host = flow;
    this.#journey = journey;
    this.#link = new ActionTask(flow, { operation: 'share', run: () => inviteUrlOf(flow) });
    this.#qr = new ActionTask(flow, {
      operation: 'share',
      run: async (_signal, label) => (await qrModule.load()).qrCode(this.url, label),
    });
  }

  /** The link; empty while it is made. */
  get url(): string {
    return this.#link.value ?? '';
  }

  get error(): CodatError | undefined {
    return this.#link.error;
  }

  get copied(): CopyResult {
    return this.#copied;
  }

  /** Whether the person asked for the QR code. */
  get isQrAskedFor(): boolean {
    return !this.#qr.isIdle;
  }

  /** Why the QR code cannot be drawn. */
  get qrError(): CodatError | undefined {
    return this.#qr.error;
  }

  /** Tells the host's analytics how the person takes the link. */
  taken(way: 'copy' | 'mail' | 'share' | 'qr'): void {
    this.#journey.report({ name: 'invite', way });
  }

  /** Makes the link, unless that has begun. */
  begin(): void {
    if (this.#link.isIdle) void this.#link.run();
  }

  retry(): void {
    void this.#link.run();
  }

  /** Forgets the link, which the host may want to make anew the next time. */
  end(): void {
    this.#copied = 'none';
    this.#link.reset();
    this.#qr.reset();
  }

  /** Copies the link, or else selects it; in the click itself, as browsers demand. */
  async copy(field: HTMLInputElement): Promise<void> {
    const { url } = this;
    const document = field.ownerDocument;
    try {
      await (document.defaultView ?? window).navigator.clipboard.writeText(url);
      this.#copied = 'copied';
    } catch {
      // Not a secure page, or its policy forbids it: the older way, or the person's keyboard.
      field.focus();
      field.select();
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- without the clipboard there is nothing else.
      this.#copied = document.execCommand('copy') ? 'copied' : 'selected';
    }
    this.taken('copy');
    this.#host.requestUpdate();
  }

  /** The QR code, once it is drawn. */
  get qrCode(): TemplateResult | undefined {
    return this.#qr.value;
  }

  drawQr(label: string): void {
    void this.#qr.run(label);
  }

  hideQr(): void {
    this.#qr.reset();
  }
}
