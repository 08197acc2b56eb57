import { html } from 'hono/html';
import { layout } from './layout.js';
import type { Html } from './layout.js';

/** Where Codat sends the visitor back to, usually in the window that was opened for signing in. */
export function connectedPage(options: { signedIn: boolean }): Html {
  return layout({
    title: 'Back from your provider',
    elements: true,
    signedIn: options.signedIn,
    content: html`<div class="frame narrow return page">
      <h1>Back at Saltmarsh</h1>
      <codat-link-return proxy-url="/api/codat" return-url="/connect"></codat-link-return>
      <noscript>
        <p>Thanks for coming back. <a href="/connect">See your connections</a></p>
      </noscript>
    </div>`,
  });
}
