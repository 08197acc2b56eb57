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
import { Preview } from './preview.js';
import { styleControls } from './style-controls.js';

function place(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no #${id}.`);
  return element;
}

const stage = place('preview');
const markup = new MarkupView();
const previews = elements.map((description) => new Preview(description, update));
const provider = previews.find(({ description }) => description.tag === 'codat-provider');
const shownInside = previews.filter((preview) => preview !== provider);

/** Every element has a panel that stays: hiding one takes only the element itself away. */
const panels = new Map(shownInside.map((preview) => [preview, make('div')]));

function update(): void {
  for (const [preview, panel] of panels) {
    panel.hidden = !preview.shown;
    if (!preview.shown) preview.element.remove();
    else if (!preview.element.isConnected) panel.append(preview.element);
  }
  const inside = shownInside.filter(({ shown }) => shown).map((each) => `  ${each.markup()}`);
  const outside = provider ? [provider.startTag(), ...inside, '</codat-provider>'] : inside;
  markup.show(outside.join('\n'));
}

const names = [...new Set(elements.flatMap(({ events }) => events))].sort();
const log = new EventLog(names);
log.listenTo(stage, names);

const holder = provider?.element ?? stage;
holder.append(...panels.values());
if (holder !== stage) stage.append(holder);
update();

place('log').append(log.element);
place('markup').append(markup.element);
place('controls').append(
  pageControls(stage),
  ...previews.map((each) => attributeControls(each, { canHide: each !== provider })),
  styleControls(elements, stage),
);

const sandbox = await sandboxControls();
if (sandbox) place('controls').append(sandbox);
