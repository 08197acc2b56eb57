import type { ReactiveController, TemplateResult } from 'lit';
import { resolveAddress } from '../../../api/address.js';
import { CodatApiError, CodatResponseError, type CodatError } from '../../../api/errors.js';
import {
  createInvite,
  readInvite,
  revokeInvite,
  type Invite,
  type InviteOptions,
  type InviteStatus,
} from '../../../api/invites.js';
import { MAX_TIMER_MS } from '../../../api/times.js';
import { ActionTask } from '../../../controllers/action-task.js';
import type { JourneyReporter } from '../../../controllers/journey-reporter.js';
import { LazyModule } from '../../../store/lazy-module.js';
import { safeUrl } from '../../../store/safe-url.js';
import { warnOnce } from '../../../ui/dom/warn-once.js';
import { isOfPage } from '../../base/host-url.js';
import type { FlowSettings } from './flow-settings.js';
import { madeInvite, warnOfSlip } from './made-invite.js';
import { inviteSourceOf, isSameSource, type InviteSource } from './invite-source.js';

/** The code that draws QR codes. */
const qrModule = new LazyModule(() => import('./qr-code.js'));

/** What became of the person's wish to copy the link. */
export type CopyResult = 'none' | 'copied' | 'selected';

/** How the link is. */
export type InvitationState =
  | { kind: 'pending' }
  | { kind: 'error'; error: CodatError }
  | { kind: 'open'; invite: Invite }
  /** The person has taken it back. */
  | { kind: 'cancelled' }
  | { kind: 'expired' };

/** The route makes no links for this person, or there is none. */
const REFUSALS = [403, 404, 405];

/** The link for somebody else: how it is made, copied, drawn as a QR code, and taken back. */
export class Invitation implements ReactiveController {
  readonly #flow: FlowSettings;
  readonly #journey: JourneyReporter;
  readonly #link: ActionTask<[InviteSource], Invite | undefined>;
  readonly #revocation: ActionTask<[address: URL, id: string], boolean>;
  readonly #qr: ActionTask<[], (label: string) => TemplateResult>;
  #copied: CopyResult = 'none';
  #copies = 0;
  /** The link's status, as the host's route last responded. */
  #status: InviteStatus = 'open';
  /** What the link is made by. */
  #source: InviteSource | undefined;
  /** The route that makes no links for this person. */
  #refused: InviteSource | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(flow: FlowSettings, journey: JourneyReporter) {
    this.#flow = flow;
    this.#journey = journey;
    this.#link = new ActionTask(flow, {
      operation: 'share',
      run: (signal, source) => this.#make(source, signal),
    });
    this.#revocation = new ActionTask(flow, {
      operation: 'share',
      run: async (signal, address, id) => {
        await revokeInvite(address, id, this.options, signal);
        return true;
      },
    });
    this.#qr = new ActionTask(flow, {
      operation: 'share',
      run: async () => (await qrModule.load()).qrCode(this.url),
    });
    flow.addController(this);
  }

  /** Whether the person can be offered to invite somebody. */
  get isOffered(): boolean {
    return inviteSourceOf(this.#flow) !== undefined && !this.isRefused;
  }

  /** Whether the host's route has said that it makes no link. */
  get isRefused(): boolean {
    const source = inviteSourceOf(this.#flow);
    return source !== undefined && isSameSource(source, this.#refused);
  }

  get state(): InvitationState {
    const { value: invite, error } = this.#link;
    if (error) return { kind: 'error', error };
    if (!invite) return { kind: 'pending' };
    const isRevoked = this.#revocation.isComplete || this.#status === 'revoked';
    if (isRevoked) return { kind: 'cancelled' };
    const hasEnded = invite.expiresAt !== undefined && invite.expiresAt <= Date.now();
    return hasEnded ? { kind: 'expired' } : { kind: 'open', invite };
  }

  /** The link; empty while there is none that can be used. */
  get url(): string {
    const { state } = this;
    return state.kind === 'open' ? state.invite.url : '';
  }

  get copied(): CopyResult {
    return this.#copied;
  }

  /** How often the person has copied a link. */
  get copies(): number {
    return this.#copies;
  }

  /** Reports to the host's analytics how the person takes the link. */
  taken(way: 'copy' | 'mail' | 'share' | 'qr'): void {
    this.#journey.report({ name: 'invite', way });
  }

  /** Makes the link, unless that has begun. */
  begin(): void {
    const source = inviteSourceOf(this.#flow);
    if (!source || this.isRefused) return;
    if (this.#source && !isSameSource(source, this.#source)) this.reset();
    this.#source = source;
    if (this.#link.isIdle) void this.#link.run(source);
  }

  /** Makes the link again, after an error or in place of one that can be used no more. */
  renew(): void {
    this.reset();
    this.begin();
  }

  /** The step is left. A link of the host's route stays for when the person comes back: each one can be used. */
  leave(): void {
    const { kind } = this.state;
    const isKept = this.#source?.kind === 'route' && (kind === 'open' || kind === 'pending');
    if (!isKept) this.reset();
    this.#copied = 'none';
    this.#qr.reset();
  }

  /** Forgets the link. */
  reset(): void {
    this.#copied = 'none';
    this.#status = 'open';
    this.#source = undefined;
    this.#link.reset();
    this.#revocation.reset();
    this.#qr.reset();
  }

  /** The company is another one: its links are others, and may be made. */
  forget(): void {
    this.reset();
    this.#refused = undefined;
  }

  /** What the host's route knows the link by; undefined for a link that it has no id for. */
  get route(): { address: URL; id: string } | undefined {
    const id = this.#link.value?.id;
    return this.#source?.kind === 'route' && id !== undefined
      ? { address: this.#source.address, id }
      : undefined;
  }

  /** Whether the link was opened, as far as the host's route knows. */
  get isOpened(): boolean {
    return this.#status === 'opened';
  }

  /** Handles the link's status, which the host's route has responded. */
  learn(status: InviteStatus): void {
    if (status === this.#status) return;
    this.#status = status;
    this.#flow.requestUpdate();
  }

  /** Whether the link can be taken back. */
  get canRevoke(): boolean {
    return this.route !== undefined;
  }

  get isRevoking(): boolean {
    return this.#revocation.isPending;
  }

  /** Why the link cannot be taken back. */
  get revocationError(): CodatError | undefined {
    return this.#revocation.error;
  }

  /** Takes the link back. Resolves once it is over, well or not. */
  async revoke(): Promise<void> {
    const { route } = this;
    if (route) await this.#revocation.run(route.address, route.id);
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
    this.#copies++;
    this.taken('copy');
    this.#flow.requestUpdate();
  }

  /** Whether the person asked for the QR code. */
  get isQrAskedFor(): boolean {
    return !this.#qr.isIdle;
  }

  /** Why the QR code cannot be drawn. */
  get qrError(): CodatError | undefined {
    return this.#qr.error;
  }

  /** The QR code with its label, once it is drawn. */
  get qrCode(): ((label: string) => TemplateResult) | undefined {
    return this.#qr.value;
  }

  drawQr(): void {
    void this.#qr.run();
  }

  hideQr(): void {
    this.#qr.reset();
  }

  /** The page says so once the link ends. */
  hostUpdated(): void {
    this.hostDisconnected();
    const { state } = this;
    if (!this.#flow.isConnected || state.kind !== 'open' || !state.invite.expiresAt) return;
    const rest = state.invite.expiresAt - Date.now();
    if (rest > MAX_TIMER_MS) return;
    this.#timer = setTimeout(() => this.#flow.requestUpdate(), rest);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** How the host's route is asked. */
  get options(): InviteOptions {
    const { credentials, getToken, headers } = this.#flow.storeConfig;
    return {
      getToken,
      ...(credentials && { credentials }),
      ...(headers && { headers }),
    };
  }

  /** Undefined where the route makes no link for this person. Rejects with a CodatError, or with what a function threw. */
  async #make(source: InviteSource, signal: AbortSignal): Promise<Invite | undefined> {
    try {
      return await this.#made(source, signal);
    } catch (error) {
      if (error instanceof CodatApiError && REFUSALS.includes(error.status)) {
        this.#refused = source;
        warnOnce(
          this.#flow,
          `invite-url responded with ${error.status}, so nobody can be invited from here.`,
        );
        return undefined;
      }
      warnOfSlip(this.#flow, source, error);
      throw error;
    }
  }

  async #made(source: InviteSource, signal: AbortSignal): Promise<Invite> {
    switch (source.kind) {
      case 'fixed':
        return readInvite({ url: source.url });
      case 'function':
        return checkedInvite(await madeInvite(source.make));
      default: {
        const invite = await createInvite(source.address, this.options, signal);
        return checkedInvite(invite, source.address);
      }
    }
  }
}

/**
 * An invite whose address may be handed on: https, http on this machine, or of the page's own origin.
 *
 * @throws CodatResponseError that names the field, and not the address: anyone who has that can use the link.
 */
function checkedInvite(invite: Invite, base?: URL): Invite {
  const text = invite.url.trim();
  const url = resolveAddress(text, base);
  if (text && url && (isOfPage(url) || safeUrl(url.href))) return { ...invite, url: url.href };
  throw new CodatResponseError('url');
}
