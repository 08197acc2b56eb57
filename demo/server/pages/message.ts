import { html } from 'hono/html';
import { layout } from './layout.js';
import type { Html } from './layout.js';

export interface Message {
  title: string;
  text: string;
  signedIn?: boolean;
}

/** A page that only says something: that there is no such page, or that something broke. */
export function messagePage(message: Message): Html {
  return layout({
    title: message.title,
    signedIn: message.signedIn ?? false,
    content: html`<div class="frame narrow page">
      <h1>${message.title}</h1>
      <p class="lead">${message.text}</p>
      <p><a class="button" href="/">Go to the start</a></p>
    </div>`,
  });
}
