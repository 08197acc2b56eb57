/** The live example on each element's page: its markup, as a host would write it, and whose company it shows. */
export const examples = {
  'codat-provider': {
    company: 'coffee',
    html: `<codat-provider proxy-url="/api/codat" support-url="mailto:help@your-site.example">
  <codat-connection-alert></codat-connection-alert>
  <codat-connection-list></codat-connection-list>
</codat-provider>`,
  },
  'codat-integration-picker': {
    company: 'bakery',
    html: `<codat-integration-picker
  source-types="accounting commerce"
  featured="gbol qhyg"
></codat-integration-picker>`,
  },
  'codat-connect-button': {
    company: 'bakery',
    html: `<codat-connect-button platform-key="gbol"></codat-connect-button>
<codat-connect-button platform-key="qhyg"></codat-connect-button>`,
  },
  'codat-connection-list': {
    company: 'coffee',
    html: `<codat-connection-list actions="continue reconnect disconnect delete"></codat-connection-list>`,
  },
  'codat-connection-alert': {
    company: 'coffee',
    html: `<codat-connection-alert></codat-connection-alert>`,
  },
  'codat-file-upload': {
    company: 'bakery',
    html: `<codat-file-upload source-type="accounting"></codat-file-upload>`,
  },
  'codat-sync-status': {
    company: 'coffee',
    html: `<codat-sync-status details></codat-sync-status>`,
  },
  'codat-link-return': {
    company: 'bakery',
    html: `<codat-link-return return-url="/connect"></codat-link-return>`,
  },
  'codat-link-flow': {
    company: 'bakery',
    html: `<codat-link-flow
  required="accounting"
  optional="commerce"
  require-consent
  consent-purpose="To assess your application."
></codat-link-flow>`,
  },
  'powered-by-codat': {
    company: 'bakery',
    html: `<powered-by-codat href="https://codat.io/"></powered-by-codat>`,
  },
};
