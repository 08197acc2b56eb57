import { html, nothing } from 'lit';
import { asCodatError, CodatConfigurationError, type CodatError } from '../../../api/errors.js';
import { hostUrl } from '../../base/host-url.js';
import type { Localize } from '../../../i18n/localize.js';
import { errorNotice } from '../../../ui/notice.js';
import { act, stepHead, type FlowContext } from './flow-steps.js';

/** The link for somebody else. */
export type ShareLink =
  | { kind: 'making' }
  | { kind: 'ready'; url: string; isCopied?: boolean }
  | { kind: 'failed'; error: CodatError };

/** What the person can do with it. */
export interface ShareActions {
  copied(url: string): void;
  back(): void;
  retry(): void;
}

/** The host's address for it. Never rejects: the link says how it went. */
export async function shareLinkOf(
  element: HTMLElement,
  address: string | (() => string | Promise<string>),
): Promise<ShareLink> {
  try {
    const made = typeof address === 'function' ? await address() : address;
    const url = hostUrl(element, 'share-url', made);
    if (url) return { kind: 'ready', url };
    throw new CodatConfigurationError(`share-url gives "${made}", which is no https address.`);
  } catch (cause) {
    return { kind: 'failed', error: asCodatError(cause) };
  }
}

/** Hands the journey on to somebody else; each way of it in the click itself, as browsers want it. */
export function shareStep(
  { localize, headingLevel }: FlowContext,
  link: ShareLink,
  actions: ShareActions,
) {
  return html`${stepHead('share', headingLevel, localize.term('shareHeading'), localize.term('shareText'))}
    ${
      link.kind === 'failed'
        ? errorNotice(localize.term('shareFailed'), link.error, localize, actions.retry)
        : shareLink(link, localize, actions)
    }
    <div class="actions">
      <p class="secondary aside">${localize.term('shareWaiting')}</p>
      ${act(localize.term('back'), '', actions.back)}
    </div>`;
}

/** That of the window which was clicked in: no other one may copy or share now. */
const navigatorOf = ({ currentTarget }: Event): Navigator =>
  (currentTarget as Element).ownerDocument.defaultView?.navigator ?? navigator;

function shareLink(
  link: Exclude<ShareLink, { kind: 'failed' }>,
  localize: Localize,
  { copied }: ShareActions,
) {
  const url = link.kind === 'ready' ? link.url : '';
  const isCopied = link.kind === 'ready' && link.isCopied;
  const field = (event: Event) =>
    (event.currentTarget as HTMLElement).closest('.step')?.querySelector('input');
  const copy = async (event: Event) => {
    const input = field(event);
    try {
      await navigatorOf(event).clipboard.writeText(url);
      copied(url);
    } catch {
      // Not allowed in this page: marked, it can be copied by hand.
      input?.select();
    }
  };
  // Spaces as mail programs read them.
  const query = (text: string) => encodeURIComponent(text);
  const subject = query(localize.term('shareMailSubject'));
  const mail = `mailto:?subject=${subject}&body=${query(localize.term('shareMailBody', url))}`;
  const canShare = 'share' in navigator;
  return html`<label class="share"
      ><span class="name">${localize.term('shareLabel')}</span
      ><input readonly .value=${url} @click=${(event: Event) => field(event)?.select()}
    /></label>
    <div class="actions ways" ?inert=${!url}>
      <button type="button" class="button primary" part="action" @click=${copy}>
        ${localize.term('shareCopy')}
      </button>
      <a class="button" part="action" href=${mail}>${localize.term('shareMail')}</a>
      ${
        canShare
          ? act(localize.term('shareNative'), '', (event) => {
              // Rejects where the person changes their mind.
              navigatorOf(event)
                .share({ url })
                .catch(() => undefined);
            })
          : nothing
      }
      <span class="chip ${isCopied ? 'success' : 'none'}" role="status"
        >${isCopied ? localize.term('shareCopied') : ''}</span
      >
    </div>`;
}
