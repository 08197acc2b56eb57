import { html } from 'hono/html';
import { amountLimits, formatPounds } from '../application-form.js';
import { layout } from './layout.js';
import type { Html } from './layout.js';

export function homePage(options: { signedIn: boolean }): Html {
  return layout({
    title: 'Business loans from the books you already keep',
    signedIn: options.signedIn,
    content: html`${hero(options.signedIn)} ${howItWorks} ${whatWeRead}`,
  });
}

const hero = (signedIn: boolean) =>
  html`<section class="hero">
    <div class="frame hero-grid">
      <div>
        <h1>Business finance from the books you already keep</h1>
        <p class="lead">
          Borrow ${formatPounds(amountLimits.least)} to ${formatPounds(amountLimits.most)}. Connect
          your accounting software and have a decision within one working day. There is nothing to
          scan and no spreadsheet to fill in.
        </p>
        <p class="actions">
          ${
            signedIn
              ? html`<a class="button large" href="/dashboard">Continue your application</a>`
              : html`<a class="button large" href="/apply">Apply in four minutes</a>`
          }
          <a href="#how">How it works</a>
        </p>
        <p class="small-print">Applying does not affect your credit score.</p>
      </div>
      ${example}
    </div>
  </section>`;

/** What a decision looks like, drawn with numbers that add up: 45,000 at 6 % for a year is 47,700. */
const example = html`<figure class="example">
  <figcaption>An example</figcaption>
  <p class="example-amount">£45,000 <span>over 12 months</span></p>
  <svg class="tide" viewBox="0 0 360 120" aria-hidden="true" focusable="false">
    <path class="tide-fill" d="M0 84C30 60 60 58 90 72s60 14 90-8 60-30 90-16 60 10 90-18V120H0Z" />
    <path class="tide-line" d="M0 84C30 60 60 58 90 72s60 14 90-8 60-30 90-16 60 10 90-18" />
  </svg>
  <dl>
    <div>
      <dt>Twelve payments of</dt>
      <dd>£3,975</dd>
    </div>
    <div>
      <dt>Fixed fee, 6%</dt>
      <dd>£2,700</dd>
    </div>
    <div>
      <dt>You pay back</dt>
      <dd>£47,700</dd>
    </div>
  </dl>
</figure>`;

const howItWorks = html`<section class="band" id="how" aria-labelledby="how-heading">
  <div class="frame">
    <h2 id="how-heading">How it works</h2>
    <ol class="steps">
      <li>
        <h3>Tell us what you need</h3>
        <p>Your business, how to reach you, and how much. Three fields.</p>
      </li>
      <li>
        <h3>Connect your software</h3>
        <p>
          You sign in on your provider’s own website and choose what to share. Accounting first;
          banking and sales if you like.
        </p>
      </li>
      <li>
        <h3>Have your decision</h3>
        <p>We review your figures, and a person emails you within one working day.</p>
      </li>
    </ol>
  </div>
</section>`;

const whatWeRead = html`<section class="frame columns" aria-label="Your data">
  <div>
    <h2>What we access</h2>
    <ul class="ticks">
      <li>Invoices, bills and payments of the last two years</li>
      <li>Profit and loss, and the balance sheet</li>
      <li>Bank balances and sales, where you connect them</li>
    </ul>
  </div>
  <div>
    <h2>What we never do</h2>
    <ul class="crosses">
      <li>See or keep your password</li>
      <li>Change anything in your books, or move money</li>
      <li>Keep access after you disconnect</li>
    </ul>
  </div>
</section>`;
