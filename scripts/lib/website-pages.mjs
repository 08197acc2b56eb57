/** The pages of the site: the guides with links that lead to pages, and what is made from `custom-elements.json`. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { examples } from '../../website/examples.mjs';
import { elementSection } from './element-reference.mjs';
import { elementsOf } from './elements.mjs';

/** Files beside `docs/` that are pages too, by the page's name. */
const papers = {
  'README.md': 'overview.md',
  'CONTRIBUTING.md': 'contributing.md',
  'SECURITY.md': 'security-policy.md',
  'CHANGELOG.md': 'changelog.md',
};

/** Every guide's file, and its page. */
function guides() {
  const docs = readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.md'))
    .map((file) => [`docs/${file}`, file]);
  return new Map([...Object.entries(papers).filter(([file]) => existsSync(file)), ...docs]);
}

/** A guide's text outside of its code. */
function outsideCode(text, change) {
  return text
    .split(/(^ *```[\s\S]*?^ *```$|`[^`\n]+`)/m)
    .map((part, place) => (place % 2 === 0 ? change(part) : part))
    .join('');
}

/**
 * The guide's text as its page has it: a link to another file leads to that file's page. Where there is none, for
 * instance for a source, its words stay.
 */
function pageText(file, page, pages) {
  const from = posix.dirname(file);
  const link = (whole, words, target, anchor = '') => {
    if (/^([a-z]+:|#|$)/.test(target)) return whole;
    const path = posix.join(from, target).replace(/\/$/, '');
    const wanted =
      pages.get(path) ?? (path === 'docs/decisions' ? 'decisions/index.md' : undefined);
    if (wanted) return `[${words}](${posix.relative(posix.dirname(page), wanted) + anchor})`;
    return /\.(png|svg|jpe?g)$/.test(path) ? whole : words;
  };
  const image = (whole, attribute, target) =>
    target.startsWith('docs/') ? `${attribute}="./${target.slice('docs/'.length)}"` : whole;
  return outsideLinks(readFileSync(file, 'utf8'), link).replace(/\b(src|srcset)="([^"]+)"/g, image);
}

// Words of a link may be code: links are looked for in whole text, blocks of code apart.
function outsideLinks(text, link) {
  return text
    .split(/(^ *```[\s\S]*?^ *```$)/m)
    .map((part, place) =>
      place % 2 === 0
        ? part.replace(/\[((?:[^[\]]|\[[^\]]*\])*)\]\(([^)\s#]*)(#[^)\s]*)?\)/g, link)
        : part,
    )
    .join('');
}

const escaped = (text) => text.replace(/</g, '&lt;');

function elementPage({ tagName, className, declaration }) {
  const { html, company } = examples[tagName];
  const { text, tables } = elementSection({ declaration });
  return `---
outline: 2
---

# ${tagName}

${escaped(text)}

## Example

<LiveExample company="${company}" tag="${tagName}" />

\`\`\`html
${html}
\`\`\`

\`\`\`js
import 'codat-elements/components/${tagName}/define';
import { ${className} } from 'codat-elements/components/${tagName}'; // the class, for its type
\`\`\`
${escapedTables(tables)}`;
}

const escapedTables = (tables) => outsideCode(tables, escaped).replaceAll('\n### ', '\n## ');

function elementIndex(elements) {
  const rows = elements.map(
    ({ tagName, declaration }) =>
      `| [\`${tagName}\`](./${tagName}.md) | ${escaped(declaration.summary ?? '').replace(/\|/g, '\\|')} |`,
  );
  return `# All elements

Each page has a live example: the sandbox runs in your browser, so you can connect, sign in and disconnect without an
account. What every element has in common is in the [reference on one page](../elements.md).

| Element | What it does |
| --- | --- |
${rows.join('\n')}
`;
}

function eventsPage(elements) {
  const events = new Map();
  for (const { tagName, declaration } of elements) {
    for (const { name, type, description = '' } of declaration.events ?? []) {
      const known = events.get(name) ?? { type: type?.text, description, tags: [] };
      known.tags.push(tagName);
      events.set(name, known);
    }
  }
  const sections = [...events]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(
      ([name, { type, description, tags }]) => `## ${name}

${escaped(description)}

Class \`${type}\`, dispatched by ${tags.map((tag) => `[\`${tag}\`](./elements/${tag}.md#events)`).join(', ')}.
`,
    );
  return `# Events

Every event bubbles and is composed: listen on the element, on a \`codat-provider\` around it or on the document. Their
details are in [the overview](./overview.md#events), and for analytics in [Analytics](./analytics.md).

${sections.join('\n')}`;
}

function decisionsIndex() {
  const rows = readdirSync('docs/decisions')
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) => {
      const title = /^# (.+)$/m.exec(readFileSync(join('docs/decisions', file), 'utf8'))?.[1];
      return `- [${title ?? file}](./${file})`;
    });
  return `# Decisions\n\nWhy things are as they are.\n\n${rows.join('\n')}\n`;
}

/** Writes every page into a folder. A page that stands there already, or is a guide of this name, is not made. */
export function writePages(folder) {
  const manifest = JSON.parse(readFileSync('custom-elements.json', 'utf8'));
  const elements = elementsOf(manifest);
  const pages = guides();
  const made = {
    'elements/index.md': elementIndex(elements),
    ...Object.fromEntries(elements.map((it) => [`elements/${it.tagName}.md`, elementPage(it)])),
    'events.md': eventsPage(elements),
    'decisions/index.md': decisionsIndex(),
    ...Object.fromEntries([...pages].map(([file, page]) => [page, pageText(file, page, pages)])),
  };
  for (const [page, text] of Object.entries(made)) {
    const file = join(folder, page);
    if (existsSync(file)) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  cpSync('docs/images', join(folder, 'images'), { recursive: true });
}
