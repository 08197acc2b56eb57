/** The order in which a host's developer wants the pages. A guide that no group names is still listed. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const groups = [
  { text: 'Start', pages: [/^start/, 'overview', 'frameworks'] },
  { text: 'Elements', pages: ['elements/index', /^elements\//, 'elements'] },
  { text: 'Theming', pages: ['theme-editor', 'theming'] },
  {
    text: 'In your journey',
    pages: ['events', 'journey', 'linking', 'invites', 'analytics', 'client'],
  },
  { text: 'Your server', pages: ['proxy', 'proxy-recipes', 'companies'] },
  { text: 'Local development', pages: ['local-development', 'sandbox', 'testing'] },
  {
    text: 'Production',
    pages: ['production', 'policies', 'security', 'security-policy', 'performance'],
  },
  { text: 'Help', pages: ['troubleshooting', /^migration/, 'accessibility', 'languages'] },
];
const last = [
  { text: 'Inside', pages: ['architecture', 'contributing', 'changelog'] },
  { text: 'Decisions', pages: ['decisions/index', /^decisions\//] },
];

/** Where a page's own title says too little in the list. */
const shortTitles = {
  overview: 'Overview',
  elements: 'Reference on one page',
  frameworks: 'Frameworks',
  contributing: 'Contributing',
  'decisions/index': 'All decisions',
  'security-policy': 'Reporting a vulnerability',
};

/** @param {URL} folder of the pages */
export function sidebar(folder) {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.md') && file !== 'index.md')
    .map((file) => file.slice(0, -'.md'.length))
    .sort();
  const left = new Set(names);
  const item = (name) => {
    left.delete(name);
    const text = readFileSync(fileURLToPath(new URL(`${name}.md`, folder)), 'utf8');
    return {
      text: shortTitles[name] ?? titleOf(text) ?? name,
      link: `/${name.replace(/(^|\/)index$/, '$1')}`,
    };
  };
  const groupOf = ({ pages, ...group }) => ({
    ...group,
    items: pages.flatMap((page) =>
      [...left]
        .filter((name) => (typeof page === 'string' ? name === page : page.test(name)))
        .map(item),
    ),
  });
  const first = groups.map(groupOf);
  const end = last.map(groupOf);
  const more = { text: 'More', items: [...left].map(item) };
  return [...first, more, ...end].filter(({ items }) => items.length > 0);
}

const titleOf = (text) => /^# (.+)$/m.exec(text)?.[1]?.replaceAll('`', '');
