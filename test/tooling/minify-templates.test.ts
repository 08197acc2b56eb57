import assert from 'node:assert/strict';
import test from 'node:test';
import { minifyTemplatesIn } from '../../scripts/lib/minify-templates.mjs';

test('takes comments and indentation out of styles, and leaves what means something', () => {
  const code =
    'x = css`\n  /* why */\n  .a > .b {\n    margin: calc(1px + ${gap}) 2px;\n    opacity: 0.5;\n  }\n`;';
  assert.equal(
    minifyTemplatesIn(code),
    'x = css` .a>.b{margin:calc(1px + ${gap}) 2px;opacity:.5}`;',
  );
});

test('keeps one space between inline elements and in the values of attributes', () => {
  const code = 'x = html`<p class="a  b">\n  <b>1</b>\n  <i>2</i>\n</p>`;';
  assert.equal(minifyTemplatesIn(code), 'x = html`<p class="a b"> <b>1</b> <i>2</i> </p>`;');
});

test('reaches templates inside of templates', () => {
  const code = 'x = html`<ul>\n\n${list.map((n) => html`<li>\n\n${n}</li>`)}\n\n</ul>`;';
  assert.equal(
    minifyTemplatesIn(code),
    'x = html`<ul> ${list.map((n) => html`<li> ${n}</li>`)} </ul>`;',
  );
});

test('leaves other templates and the code around alone', () => {
  const code = 'x = `a\n  b`;\ny = other`a\n  b`;\nz = "css`a  b`";';
  assert.equal(minifyTemplatesIn(code), code);
});
