/**
 * Where each platform lives on the web, by Codat's key: the address tells people that it is theirs. Codat's API
 * does not give it.
 */
const sites = new Map(
  Object.entries({
    trji: 'dynamics.microsoft.com',
    rqwd: 'dynamics.microsoft.com',
    qudb: 'exact.com',
    pbbf: 'exact.com',
    fbrh: 'freeagent.com',
    vxvy: 'freshbooks.com',
    pdvj: 'myob.com',
    akxx: 'netsuite.com',
    pqsw: 'quickbooks.intuit.com',
    qhyg: 'quickbooks.intuit.com',
    hcws: 'quickbooks.intuit.com',
    jcrp: 'sage.com',
    hbql: 'sage.com',
    tgff: 'sage.com',
    knfz: 'sage.com',
    olpr: 'sage.com',
    pbtz: 'waveapps.com',
    rvam: 'workday.com',
    gbol: 'xero.com',
    rwuv: 'zoho.com',
    suuo: 'plaid.com',
    upvr: 'truelayer.com',
    qkdj: 'sellercentral.amazon.com',
    vqzp: 'bigcommerce.com',
    fqly: 'clover.com',
    ldgh: 'lightspeedhq.com',
    fztf: 'shopify.com',
    zsth: 'squareup.com',
    exgd: 'stripe.com',
    ltpp: 'woocommerce.com',
    ugxp: 'zettle.com',
  }),
);

export const siteOf = (platformKey: string): string | undefined => sites.get(platformKey);

/** Platforms that oblige Codat's clients to use their official button: room for it is kept until it is there. */
const withOfficialButton = new Set(['qhyg', 'ndsk', 'pqsw', 'hcws']);

export const hasOfficialButton = (platformKey: string): boolean =>
  withOfficialButton.has(platformKey);
