/**
 * The script tag's module: registers the elements that most pages show, and loads each of the others as soon as the page
 * has one, or once the browser is idle.
 */
// Providers first: elements that are already in the page ask for theirs as soon as they are defined.
import './components/codat-provider/codat-provider.define.js';
import './components/codat-integration-picker/codat-integration-picker.define.js';
import './components/powered-by-codat/powered-by-codat.define.js';
import { ElementModule } from './store/element-module.js';
import { whenIdle } from './store/when-idle.js';

const elements = Object.entries({
  'codat-connect-button': () =>
    import('./components/codat-connect-button/codat-connect-button.define.js'),
  'codat-connection-alert': () =>
    import('./components/codat-connection-alert/codat-connection-alert.define.js'),
  'codat-connection-list': () =>
    import('./components/codat-connection-list/codat-connection-list.define.js'),
  'codat-file-upload': () => import('./components/codat-file-upload/codat-file-upload.define.js'),
  'codat-link-flow': () => import('./components/codat-link-flow/codat-link-flow.define.js'),
  'codat-link-return': () => import('./components/codat-link-return/codat-link-return.define.js'),
  'codat-sync-status': () => import('./components/codat-sync-status/codat-sync-status.define.js'),
}).map(([tag, load]) => new ElementModule(tag, load));

const missing = () => elements.filter(({ tag }) => !customElements.get(tag));

function loadPresent(): void {
  for (const element of missing()) {
    if (document.querySelector(element.tag)) element.load();
  }
  if (missing().length === 0) observer.disconnect();
}

const observer = new MutationObserver(loadPresent);
observer.observe(document, { childList: true, subtree: true });
loadPresent();

/** An element in a shadow root, or one that is only created, is not seen in the document. */
const loadAll = () => whenIdle(() => missing().forEach((element) => element.load()));

if (document.readyState === 'complete') loadAll();
else window.addEventListener('load', loadAll, { once: true });
