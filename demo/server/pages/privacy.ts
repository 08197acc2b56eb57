import { html } from 'hono/html';
import { layout } from './layout.js';
import type { Html } from './layout.js';

/** What the consent on the journey page refers to. */
export function privacyPage(options: { signedIn: boolean }): Html {
  return layout({
    title: 'How we use your data',
    signedIn: options.signedIn,
    content: html`<div class="frame narrow page">
      <h1>How we use your data</h1>
      <p class="lead">
        We use the data you share to decide on your application, and for nothing else.
      </p>
      <h2>What we access</h2>
      <p>Accounts, invoices, bills and bank balances. Never your password.</p>
      <h2>How long</h2>
      <p>Until you disconnect, or your application has ended. You can disconnect at any time.</p>
      <h2>Questions?</h2>
      <p><a href="mailto:help@saltmarsh.example">help@saltmarsh.example</a></p>
    </div>`,
  });
}
