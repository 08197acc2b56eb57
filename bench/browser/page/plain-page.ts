/** The page by hand that `npm run bench:browser` loads beside the elements' page: two requests, one list. */
import type { Connection, Integration } from '../../../src/api/schema.js';
import { PlainPicker } from './plain-picker.js';

interface Page<Item> {
  results: Item[];
}

async function read<Item>(path: string): Promise<Item[]> {
  const response = await fetch(path, { headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`${path} responded with ${response.status}.`);
  return ((await response.json()) as Page<Item>).results;
}

const [css, integrations] = await Promise.all([
  fetch('/plain.css').then((response) => response.text()),
  read<Integration>('/api/integrations?page=1&pageSize=500'),
  read<Connection>('/api/companies/me/connections?page=1&pageSize=500'),
]);
const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
document.querySelector('#box')?.append(new PlainPicker(integrations, [sheet]).element);
