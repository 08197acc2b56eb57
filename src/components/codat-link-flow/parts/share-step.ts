import { html, nothing } from 'lit';
import { CodatConfigurationError, type CodatError } from '../../../api/errors.js';
import { hostUrl } from '../../base/host-url.js';
import type { Localize } from '../../../i18n/localize.js';
import { errorNotice } from '../../../ui/notice.js';
import type { FlowContext } from './flow-context.js';
import { stepButton, stepHead } from './step-frame.js';

/** The link for somebody else, as it is being made. */
interface ShareLink {
  /** Undefined until the link is made. */
  readonly value: string | undefined;
  readonly error: CodatError | undefined;
}

/** What the person can do with the link. */
interface ShareActions {
  isCopied: boolean;
  onCopied(): void;
  back(): void;
  retry(): void;
}

/** The host's address for the link. Rejects with a CodatError, or with what the host's function threw. */
export async function makeShareLink(
  element: HTMLElement,
  address: string | (() => string | Promise<string>),
): Promise<string> {
  const made = typeof address === 'function' ? await address() : address;
  const url = hostUrl(element, 'share-url', made);
  if (url) return url;
  throw new CodatConfigurationError(`share-url gives "${made}", which is no https address.`);
}

/** Hands the journey on to somebody else; copies and shares in the click itself, as browsers demand. */
export function shareStep(
  { localize, headingLevel }: FlowContext,
  link: ShareLink,
  actions: ShareActions,
) {
  return html`${stepHead('share', headingLevel, localize.term('shareHeading'), localize.term('shareText'))}
    ${
      link.error
        ? errorNotice(localize.term('shareFailed'), link.error, localize, actions.retry)
        : waysToShare(link.value ?? '', localize, actions)
    }
    <div class="actions">
      <p class="secondary aside">${localize.term('shareWaiting')}</p>
      ${stepButton(localize.term('back'), '', actions.back)}
    </div>`;
}

/** The navigator of the window that was clicked in: no other one may copy or share now. */
const navigatorOf = ({ currentTarget }: Event): Navigator =>
  (currentTarget as Element).ownerDocument.defaultView?.navigator ?? navigator;

function waysToShare(url: string, localize: Localize, { isCopied, onCopied }: ShareActions) {
  const field = (event: Event) =>
    (event.currentTarget as HTMLElement).closest('.step')?.querySelector('input');
  const copy = async (event: Event) => {
    const input = field(event);
    try {
      await navigatorOf(event).clipboard.writeText(url);
      onCopied();
    } catch {
      // The page may not write to the clipboard: the person copies the selected link by hand.
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
          ? stepButton(localize.term('shareNative'), '', (event) => {
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
