import { html } from 'hono/html';
import type { Application } from '../database/index.js';
import type { Html } from './layout.js';

/** The notice for an applicant whose connections are gone with their company at Codat. */
export function lostConnections({ hasLostConnections }: Application): Html | '' {
  return hasLostConnections
    ? html`<p class="notice" role="note">
        We no longer have the connections that you made before. Please connect your software again.
      </p>`
    : '';
}
