import 'codat-elements/define';
import '../assets/host.css';
import './playground.css';
import { attributeControls } from './attribute-controls.js';
import { make } from './dom.js';
import { EventLog } from './event-log.js';
import { elements } from './manifest.js';
import { MarkupView } from './markup-view.js';
import { pageControls } from './page-controls.js';
import { sandboxControls } from './sandbox-controls.js';
import { Specimen } from './specimen.js';
import { styleControls } from './style-controls.js';

function place(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no #${id}.`);
  return element;
}

const preview = place('preview');
const markup = new MarkupView();
const specimens = elements.map((description) => new Specimen(description, update));
const provider = specimens.find(({ description }) => description.tag === 'codat-provider');
const shownInside = specimens.filter((specimen) => specimen !== provider);

/** Every element has a panel that stays: hiding one takes only the element itself away. */
const panels = new Map(shownInside.map((specimen) => [specimen, make('div')]));

function update(): void {
  for (const [specimen, panel] of panels) {
    panel.hidden = !specimen.shown;
    if (!specimen.shown) specimen.element.remove();
    else if (!specimen.element.isConnected) panel.append(specimen.element);
  }
  const inside = shownInside.filter(({ shown }) => shown).map((each) => `  ${each.markup()}`);
  const outside = provider ? [provider.startTag(), ...inside, '</codat-provider>'] : inside;
  markup.show(outside.join('\n'));
}

const names = [...new Set(elements.flatMap(({ events }) => events))].sort();
const log = new EventLog(names);
log.listenTo(preview, names);

const holder = provider?.element ?? preview;
holder.append(...panels.values());
if (holder !== preview) preview.append(holder);
update();

place('log').append(log.element);
place('markup').append(markup.element);
place('controls').append(
  pageControls(preview),
  ...specimens.map((each) => attributeControls(each, { canHide: each !== provider })),
  styleControls(elements, preview),
);

const sandbox = await sandboxControls();
if (sandbox) place('controls').append(sandbox);
