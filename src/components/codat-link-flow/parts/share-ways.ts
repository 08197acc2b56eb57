import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Localize } from '../../../i18n/localize.js';
import { errorNotice } from '../../../ui/notice.js';
import type { Invitation } from './invitation.js';
import { stepButton } from './step-frame.js';

/** The navigator of the window that was clicked in: no other one may share now. */
const navigatorOf = ({ currentTarget }: Event): Navigator =>
  (currentTarget as Element).ownerDocument.defaultView?.navigator ?? navigator;

const copyWords = { copied: 'shareCopied', selected: 'shareSelected' } as const;

/** Says each time that the link was copied: with a new node, since the same words are news again. */
const copyChip = ({ copied, copies }: Invitation, localize: Localize) =>
  html`<span class="chip ${copied === 'copied' ? 'success' : 'none'}" role="status"
    >${keyed(copies, copied === 'none' ? '' : localize.term(copyWords[copied]))}</span
  >`;

/**
 * The link in a field, and the ways to send it. Nothing of it can be used while the link is made. An address begins at the
 * left in every language; the words in its place run as all words do.
 */
export function waysToShare(invitation: Invitation, localize: Localize) {
  const { url } = invitation;
  const field = (event: Event) =>
    (event.currentTarget as HTMLElement).closest('.step')?.querySelector('input');
  const copy = (event: Event) => {
    const input = field(event);
    if (input) void invitation.copy(input);
  };
  const share = (event: Event) => {
    // Rejects where the person changes their mind.
    navigatorOf(event)
      .share({ url })
      .then(
        () => invitation.taken('share'),
        () => undefined,
      );
  };
  // Spaces as mail programs read them.
  const query = (text: string) => encodeURIComponent(text);
  const subject = query(localize.term('shareMailSubject'));
  const mail = `mailto:?subject=${subject}&body=${query(localize.term('shareMailBody', url))}`;
  return html`<label class="share"
      ><span class="name">${localize.term('shareLabel')}</span
      ><input
        dir=${url ? 'ltr' : nothing}
        readonly
        placeholder=${localize.term('shareCreating')}
        .value=${url}
        @click=${(event: Event) => field(event)?.select()}
    /></label>
    <div class="actions ways" ?inert=${!url}>
      ${stepButton(localize.term('shareCopy'), 'primary', copy)}
      <a class="button" part="action" href=${mail} @click=${() => invitation.taken('mail')}
        >${localize.term('shareMail')}</a
      >
      ${'share' in navigator ? stepButton(localize.term('shareNative'), '', share) : nothing}
      ${
        invitation.isQrAskedFor
          ? stepButton(localize.term('shareQrHide'), '', () => invitation.hideQr())
          : stepButton(localize.term('shareQr'), '', () => {
              invitation.taken('qr');
              invitation.drawQr();
            })
      }
      ${copyChip(invitation, localize)}
    </div>
    <div class="qr-place" aria-live="polite">${qrPlace(invitation, localize)}</div>`;
}

function qrPlace(invitation: Invitation, localize: Localize) {
  if (invitation.qrError) {
    const retry = () => invitation.drawQr();
    return errorNotice(localize.term('shareQrFailed'), invitation.qrError, localize, retry);
  }
  if (!invitation.qrCode) return nothing;
  return html`${invitation.qrCode(localize.term('shareQrLabel'))}
    <p class="secondary">${localize.term('shareQrHint')}</p>`;
}
