/** Boxes of a host's page that take their width from what is in them, and a page that meddles with what it inherits. */
import { html, type TemplateResult } from 'lit';

/** Ways in which a host may place an element in a box of a given width, by name. */
export const boxes: Record<string, (content: TemplateResult) => TemplateResult> = {
  dialog: (content) => html`<dialog open style="position: static">${content}</dialog>`,
  popover: (content) => html`<div popover="manual" class="box-popover">${content}</div>`,
  'flex row': (content) => html`<div style="display: flex">${content}</div>`,
  'centred flex row': (content) =>
    html`<div style="display: flex; justify-content: center; align-items: center">${content}</div>`,
  'centred column': (content) =>
    html`<div style="display: flex; flex-direction: column; align-items: center">${content}</div>`,
  'grid auto column': (content) =>
    html`<div style="display: grid; grid-template-columns: auto 1fr">${content}</div>`,
  'centred grid': (content) =>
    html`<div style="display: grid; place-items: center">${content}</div>`,
  float: (content) => html`<div style="float: inline-start">${content}</div>`,
  'inline block': (content) => html`<div style="display: inline-block">${content}</div>`,
  'absolute box': (content) => html`<div style="position: absolute">${content}</div>`,
  'table cell': (content) =>
    html`<table>
      <tr>
        <td>${content}</td>
      </tr>
    </table>`,
  fieldset: (content) => html`<fieldset style="float: left">${content}</fieldset>`,
  'fit-content': (content) => html`<div style="inline-size: fit-content">${content}</div>`,
};

const sentence = html`<p style="margin: 0">
  Sync your invoices, bills and bank transactions with us, so that we can decide on your application
  sooner than by hand.
</p>`;

/** Ways in which a host may make an element share its row with a text that wants all of it, by name. */
export const sharedRows: Record<string, (content: TemplateResult) => TemplateResult> = {
  'flex row': (content) => html`<div style="display: flex; gap: 8px">${content}${sentence}</div>`,
  'grid of auto and 1fr': (content) =>
    html`<div style="display: grid; grid-template-columns: auto 1fr">${content}${sentence}</div>`,
  'table row': (content) =>
    html`<table>
      <tr>
        <td>${content}</td>
        <td>${sentence}</td>
      </tr>
    </table>`,
  'min-content box': (content) => html`<div style="inline-size: min-content">${content}</div>`,
};

/** Every inherited property with which a page could break the layout of what is in it. */
export const meddling = [
  'caret-color: red',
  'color: red',
  'cursor: wait',
  'font-size-adjust: 1.2',
  'font-stretch: condensed',
  'font-style: italic',
  'font-variant: small-caps',
  'font-weight: 900',
  'hyphens: auto',
  'letter-spacing: 6px',
  'line-height: 3',
  'line-break: anywhere',
  'list-style: square inside',
  'overflow-wrap: normal',
  'tab-size: 40',
  'text-align: center',
  'text-align-last: right',
  'text-emphasis: dot',
  'text-indent: 60px',
  'text-shadow: 0 0 9px red',
  'text-transform: uppercase',
  'text-wrap: nowrap',
  'user-select: none',
  'white-space: pre',
  'word-break: break-all',
  'word-spacing: 30px',
  '-webkit-text-fill-color: red',
  '-webkit-text-stroke: 3px red',
].join('; ');
