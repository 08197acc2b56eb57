/** The detail of `codat-consent` when a person has given permission on the journey's page. */
export const consent = {
  text: 'I give Saltmarsh permission to access my business’s data in the software I connect, to decide on this application.',
  sections: [
    {
      name: 'purpose',
      heading: 'What it’s for',
      text: 'To decide on your application for a loan.',
    },
    {
      name: 'data',
      heading: 'What we access',
      text: 'Accounting: invoices\nBanking: transactions',
    },
  ],
  purpose: 'To decide on your application for a loan.',
  version: '2026-11',
  policyUrl: 'http://localhost/privacy',
  language: 'en-GB',
  sourceTypes: ['accounting', 'banking'],
  at: '2026-11-28T18:03:12.345Z',
};
