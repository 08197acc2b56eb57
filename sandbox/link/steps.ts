import { html } from 'hono/html';
import type { CompanyRecord, ConnectionRecord } from '../records.js';
import { dataTypesOf } from '../data-types.js';
import type { LinkSession, StepKind } from './session.js';

/** A piece of page; what is put into it is escaped. */
export type Markup = ReturnType<typeof html>;

/** What a step is drawn from. */
export interface StepContext {
  readonly base: string;
  readonly session: LinkSession;
  readonly company: CompanyRecord;
  readonly connection: ConnectionRecord;
}

/** One page of a flow: what it says and asks, and what it cannot go on without. */
export interface Step {
  readonly title: string;
  readonly lead: string;
  readonly body?: Markup;
  /** Label of the button that continues. */
  readonly primary: string;
  /** Fields that must be filled in, with what to say when one is not. */
  readonly required?: Readonly<Record<string, string>>;
}

/** The organisation that will be linked, as far as it has been said. */
export function organisationOf({ session, company }: StepContext): string {
  const { fields } = session;
  return fields.get('organisation') ?? fields.get('store') ?? fields.get('name') ?? company.name;
}

/** What the page of this kind says, for this connection. */
export function stepOf(kind: StepKind, context: StepContext): Step {
  const { session, company, connection, base } = context;
  const platform = connection.integration.name;
  const field = (name: string) => session.fields.get(name);
  switch (kind) {
    case 'name':
      return {
        title: 'Confirm your organisation’s name',
        lead: `Check that this is the organisation you use in ${platform}.`,
        body: textField('name', 'Organisation name', field('name') ?? company.name),
        primary: 'Continue',
        required: { name: 'Enter your organisation’s name.' },
      };
    case 'sign-in':
      return {
        title: `Sign in to ${platform}`,
        lead: 'This is a simulation, so any name will work.',
        body: textField('user', 'Email or user name', field('user') ?? 'owner@example.com'),
        primary: 'Sign in',
        required: { user: 'Enter an email address or a user name.' },
      };
    case 'organisation': {
      const own = field('name') ?? company.name;
      return {
        title: 'Choose an organisation',
        lead: `Your ${platform} account has more than one. Only the one you choose is shared.`,
        body: choices('Organisation', 'organisation', [own, 'Demo Company (UK)'], own),
        primary: 'Continue',
        required: { organisation: 'Choose an organisation.' },
      };
    }
    case 'permissions':
      return {
        title: 'Grant permissions',
        lead: `An administrator of ${platform} needs to allow access for other software.`,
        body: html`<ul>
            <li>Turn on web services</li>
            <li>Create a role with read access to your accounts</li>
            <li>Create an access token for that role</li>
          </ul>
          ${checkbox('administrator', 'I’m an administrator and I grant these permissions')}`,
        primary: 'Continue',
        required: {
          administrator: 'Only an administrator can continue. Please confirm that you are one.',
        },
      };
    case 'package':
      return {
        title: 'Install App Link',
        lead: `App Link is an add-on for ${platform} that shares your accounts. On the real platform, installing it takes 10 to 20 minutes.`,
        body: choices('Environment', 'environment', ['Production', 'Sandbox'], 'Production'),
        primary: 'Install App Link',
        required: { environment: 'Choose an environment.' },
      };
    case 'connector':
      return {
        title: 'Download the connector',
        lead: `${platform} runs on your own computer. The connector runs there too, and sends the data you share.`,
        body: html`<a
            class="download"
            href="${base}/public/connector/${connection.integration.key}.txt"
            download
            >Download the connector (a small text file)</a
          >
          ${checkbox('run', 'I’ve run it on the computer with my accounts')}`,
        primary: 'Continue',
        required: { run: 'Run the connector first, then confirm it.' },
      };
    case 'store':
      return {
        title: `Your ${platform} store`,
        lead: 'Which store would you like to connect?',
        body: textField(
          'store',
          connection.integration.account ?? 'Store name',
          field('store') ?? slug(company.name),
        ),
        primary: 'Continue',
        required: { store: 'Enter your store.' },
      };
    case 'bank':
      return {
        title: 'Choose your bank',
        lead: `${platform} connects the bank you choose.`,
        body: choices('Bank', 'bank', ['First Sandbox Bank', 'Second Sandbox Bank'], undefined),
        primary: 'Continue',
        required: { bank: 'Choose a bank.' },
      };
    case 'accounts':
      return {
        title: 'Choose an account',
        lead: 'Only the account you choose is shared. Access lasts 90 days.',
        body: choices('Account', 'account', ['Current ···· 4417', 'Savings ···· 9020'], undefined),
        primary: 'Continue',
        required: { account: 'Choose an account.' },
      };
    case 'feed':
      return {
        title: 'Start the bank feed',
        lead: `In ${platform}, find your bank and choose the account to feed.`,
        body: choices('Account', 'account', ['Business account', 'Card account'], undefined),
        primary: 'Continue',
        required: { account: 'Choose an account.' },
      };
    case 'consent':
      return {
        title: `Allow access to ${organisationOf(context)}?`,
        lead: `The app you came from would like access to your data in ${platform}. You can disconnect it at any time.`,
        body: html`<ul>
          ${sharedData(connection).map((item) => html`<li>${item}</li>`)}
        </ul>`,
        primary: 'Allow access',
      };
  }
}

/** Data types as a person would say them: `banking-accountBalances` is “account balances”. */
function sharedData(connection: ConnectionRecord): string[] {
  const types = dataTypesOf(connection.integration.sourceType);
  if (types.length === 0) return ['Send transactions to your accounts'];
  const words = types.map((type) =>
    type
      .replace(/^[a-z]+-/, '')
      .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
      .trim(),
  );
  const shown = words.slice(0, 5).map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  const more = words.length - shown.length;
  return more > 0 ? [...shown, `and ${more} more`] : shown;
}

function slug(name: string): string {
  return (
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'my-store'
  );
}

function textField(name: string, label: string, value: string): Markup {
  return html`<div class="field">
    <label for="${name}">${label}</label>
    <input type="text" id="${name}" name="${name}" value="${value}" autocomplete="off" required />
  </div>`;
}

function choices(
  legend: string,
  name: string,
  values: readonly string[],
  preselected: string | undefined,
): Markup {
  const chosen = preselected ?? values[0];
  return html`<fieldset>
    <legend>${legend}</legend>
    ${values.map(
      (value) =>
        html`<label class="choice"
          ><input
            type="radio"
            name="${name}"
            value="${value}"
            required
            ${value === chosen ? 'checked' : ''}
          />${value}</label
        >`,
    )}
  </fieldset>`;
}

function checkbox(name: string, label: string): Markup {
  return html`<label class="choice"
    ><input type="checkbox" name="${name}" value="yes" required />${label}</label
  >`;
}
