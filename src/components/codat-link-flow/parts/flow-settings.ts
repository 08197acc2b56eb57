import { property } from 'lit/decorators.js';
import type { SourceTypeWord } from '../../../store/catalog/catalog.js';
import { linkModes, type LinkMode } from '../../../store/link-window.js';
import { flag, flagConverter } from '../../../ui/dom/boolean-attribute.js';
import {
  parseEnum,
  parseEnumList,
  parseText,
  parseWords,
  type NumberSetting,
  type WordList,
} from '../../../ui/dom/enum-attribute.js';
import { DEFAULT_HEADING_LEVEL, headingLevelOf } from '../../../ui/heading.js';
import { CodatElement } from '../../base/codat-element.js';
import { hostUrl } from '../../base/host-url.js';

/** What the person may do with a connection in a journey: nothing that cannot be taken back. */
const flowActions = ['continue', 'reconnect', 'disconnect'] as const;

type FlowAction = (typeof flowActions)[number];

/** A link as a host's function may return it: its address, or what `invite-url` responds. */
export type MadeInvite = string | { url: string; expiresAt?: string | null };

/** An address, or what gives a link. */
type InviteUrl = string | (() => MadeInvite | Promise<MadeInvite>);

/** What a host sets of the journey. */
export abstract class FlowSettings extends CodatElement {
  /** Whether the flow is a modal dialog, shown by `show()` or `open`, instead of a part of the page. */
  @flag
  @property({ type: Boolean, converter: flagConverter })
  modal = false;

  /** Whether the dialog is shown. Removing the attribute closes the dialog without a question. */
  @flag
  @property({ type: Boolean, converter: flagConverter, reflect: true })
  open = false;

  /** The kinds of software that are needed: `accounting banking commerce bankfeed expense other`, space-separated, or as an array. */
  @property() required: WordList<SourceTypeWord> = '';

  /** Kinds of software that are welcome too. Without `required` and `optional`, one connection of any kind is asked for. */
  @property() optional: WordList<SourceTypeWord> = '';

  /** Whether the person has to give permission to access the business's data before going on. */
  @flag
  @property({ type: Boolean, converter: flagConverter, attribute: 'require-consent' })
  requireConsent = false;

  /** What the data is for, in a sentence or two: the first section of the permission. */
  @property({ attribute: 'consent-purpose' }) consentPurpose = '';

  /** The version of what the person gives permission for, for `codat-consent` and `accepted-consent-version`. */
  @property({ attribute: 'consent-version' }) consentVersion = '';

  /**
   * The version that the host has stored a permission for. While it is the `consent-version` the journey does not ask, and
   * begins where software is connected; once they differ it asks again.
   */
  @property({ attribute: 'accepted-consent-version' }) acceptedConsentVersion = '';

  /** Where the host's privacy policy is: https, or an address of the page's origin. */
  @property({ attribute: 'policy-url' }) policyUrl = '';

  /**
   * The connection that the journey opens at, to reconnect it or to finish it, past the introduction unless permission
   * is required. A connection that the company does not have is said not to be there.
   */
  @property({ attribute: 'connection-id' }) connectionId = '';

  /** The integration that the journey opens at, to connect it, by Codat's platform key; as `connection-id`, which comes first. */
  @property({ attribute: 'platform-key' }) platformKey = '';

  /**
   * The host's route that makes a link for somebody else: of the page's origin, or of that of `proxy-url`. It is asked by
   * `POST` once the person wants one, and responds `{url, id?, expiresAt?}`; `DELETE {invite-url}/{id}` takes it back, and
   * `GET {invite-url}/{id}`, if the route supports it, responds with whether the link was opened. Or a function that returns the link, or `{url, expiresAt?}`. Without it nobody can be invited.
   */
  @property({ attribute: 'invite-url' }) inviteUrl: InviteUrl = '';

  /** In place of `invite-url`: a link that is the same each time, https or of the page's origin. */
  @property({ attribute: 'share-url' }) shareUrl: InviteUrl = '';

  /** Only these integrations, by Codat's platform keys, space-separated or as an array; in this order. */
  @property({ attribute: 'platform-keys' }) platformKeys: WordList = '';

  /**
   * What the person may do with a connection: any of `continue reconnect disconnect`, space-separated or as an array.
   * Empty: nothing. Without `disconnect` for somebody who only helps to connect, for instance.
   */
  @property() actions: WordList<FlowAction> | undefined = 'continue reconnect disconnect';

  /** Whether test versions of integrations are shown. */
  @flag
  @property({ type: Boolean, converter: flagConverter, attribute: 'show-sandbox' })
  showSandbox = false;

  /** Whether files are offered where software cannot be connected; files that have arrived count like a connection. */
  @flag
  @property({ type: Boolean, converter: flagConverter })
  upload = false;

  /** Where the person signs in: `popup` (default), `tab`, `redirect` (this tab), or `manual` (the host opens it). */
  @property({ attribute: 'link-mode' }) linkMode: LinkMode = 'popup';

  /** The level of its headings in the page's outline, 1 to 6; those inside a step are one deeper. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel: NumberSetting =
    DEFAULT_HEADING_LEVEL;

  /** @internal Whether the person can see the journey. */
  get isShown(): boolean {
    return !this.modal || this.open;
  }

  /** @internal Whether the host lets the person do this with a connection. */
  lets(action: FlowAction): boolean {
    return this.settings.actions.includes(action);
  }

  /** @internal The settings, checked. */
  get settings() {
    const { requireConsent, showSandbox, upload } = this;
    return {
      requireConsent,
      showSandbox,
      upload,
      consentPurpose: parseText(this, 'consent-purpose', this.consentPurpose)?.trim() ?? '',
      consentVersion: parseText(this, 'consent-version', this.consentVersion) ?? '',
      acceptedConsentVersion:
        parseText(this, 'accepted-consent-version', this.acceptedConsentVersion) ?? '',
      policyUrl: hostUrl(this, 'policy-url', this.policyUrl),
      platformKeys: parseWords(this, 'platform-keys', this.platformKeys),
      actions: parseEnumList(this, 'actions', this.actions ?? flowActions, flowActions),
      headingLevel: headingLevelOf(this, this.headingLevel),
      linkMode: parseEnum(this, 'link-mode', this.linkMode, linkModes),
    };
  }
}
