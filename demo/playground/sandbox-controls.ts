import { fold, make } from './dom.js';
import {
  addFault,
  advance,
  clearFaults,
  readCompanies,
  readFaults,
  setStatus,
} from './sandbox-api.js';
import type { NewFault } from './sandbox-api.js';

const kinds = [
  ['status', 'error status'],
  ['delay', 'slow response'],
  ['network', 'no response'],
  ['cut', 'response cut off'],
  ['malformed', 'broken JSON'],
  ['html', 'a gateway’s HTML page'],
  ['shape', 'not what Codat promises'],
  ['empty', 'empty response'],
] as const;

const routes: readonly (readonly [path: string, label: string, method?: string])[] = [
  ['**', 'every request'],
  ['/integrations', 'list of integrations'],
  ['/integrations/*/branding', 'branding'],
  ['/companies/*/connections', 'list of connections', 'GET'],
  ['/companies/*/connections', 'new connection', 'POST'],
  ['/companies/*/connections/*', 'disconnect', 'PATCH'],
  ['/companies/*/connections/*', 'delete', 'DELETE'],
  ['/companies/*/dataStatus', 'data status'],
];

const hour = 60 * 60 * 1000;

/** Switches for what goes wrong in the sandbox; undefined when the demo talks to Codat. */
export async function sandboxControls(): Promise<HTMLElement | undefined> {
  const faults = await readFaults();
  if (!faults) return undefined;
  const said = make('p', { class: 'note', role: 'status' });
  showFaultCount(said, faults.length);
  return fold('Sandbox', false, ...faultControls(said), clockControls(said), statusControls(said));
}

function faultControls(said: HTMLElement): HTMLElement[] {
  const kind = choice('fault-kind', kinds);
  const route = choice(
    'fault-route',
    routes.map(([, label], index) => [String(index), label] as const),
  );
  const status = make('input', { id: 'fault-status', type: 'number', value: '500' });
  const times = make('input', { id: 'fault-times', type: 'number', min: '1' });
  times.placeholder = 'until cleared';

  const add = button(said, 'Add fault', async () => {
    const [path = '**', , method] = routes[Number(route.value)] ?? [];
    const fault: NewFault = { kind: kind.value, path };
    if (method) fault.method = method;
    if (kind.value === 'status') fault.status = status.valueAsNumber;
    if (kind.value === 'delay') fault.delayMs = 3000;
    if (times.value) fault.times = times.valueAsNumber;
    await addFault(fault);
    showFaultCount(said, (await readFaults())?.length ?? 0);
  });
  const clear = button(said, 'Clear all', async () => {
    await clearFaults();
    showFaultCount(said, 0);
  });

  return [
    row('fault-kind', 'What goes wrong', kind),
    row('fault-route', 'Where', route),
    row('fault-status', 'Status', status),
    row('fault-times', 'How many times', times),
    make('div', { class: 'buttons' }, add, clear),
    said,
  ];
}

function clockControls(said: HTMLElement): HTMLElement {
  const step = (label: string, ms: number) =>
    button(said, label, async () => {
      await advance(ms);
      said.textContent = `Clock moved forward by ${label.toLowerCase()}.`;
    });
  return make(
    'fieldset',
    { class: 'row' },
    make('legend', {}, 'Move the clock forward'),
    make('div', { class: 'buttons' }, step('One minute', hour / 60), step('One day', 24 * hour)),
  );
}

function statusControls(said: HTMLElement): HTMLElement {
  const connection = choice('status-connection', []);
  const status = choice(
    'status-value',
    ['Deauthorized', 'Unlinked', 'PendingAuth', 'Linked'].map((word) => [word, word] as const),
  );
  const load = async () => {
    const companies = await readCompanies();
    const options = companies.flatMap(({ name, connections }) =>
      connections.map(
        (each) => new Option(`${each.platformKey}, ${each.status}: ${name}`, each.id),
      ),
    );
    connection.replaceChildren(...options);
    if (options.length === 0) said.textContent = 'No company has a connection yet.';
  };
  return make(
    'fieldset',
    { class: 'row' },
    make('legend', {}, 'Change a connection behind the page’s back'),
    row('status-connection', 'Connection', connection),
    row('status-value', 'New status', status),
    make(
      'div',
      { class: 'buttons' },
      button(said, 'Find connections', load),
      button(said, 'Set status', async () => {
        if (connection.value === '') return load();
        await setStatus(connection.value, status.value);
        said.textContent = `Set to ${status.value}.`;
        return load();
      }),
    ),
  );
}

/** A button that does something, and says what failed where all else is said. */
function button(said: HTMLElement, label: string, act: () => Promise<void>): HTMLButtonElement {
  const element = make('button', { type: 'button' }, label);
  element.addEventListener('click', () => {
    act().catch((error: unknown) => {
      said.textContent = String(error);
    });
  });
  return element;
}

function choice(id: string, options: readonly (readonly [value: string, label: string])[]) {
  const select = make('select', { id });
  select.append(...options.map(([value, label]) => new Option(label, value)));
  return select;
}

function row(id: string, label: string, input: HTMLElement): HTMLElement {
  return make('div', { class: 'row' }, make('label', { for: id }, label), input);
}

function showFaultCount(said: HTMLElement, count: number): void {
  said.textContent =
    count === 0 ? 'Nothing goes wrong.' : `Faults that are on: ${count}. Reload to meet them.`;
}
