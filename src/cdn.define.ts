/**
 * The script tag's module: registers the elements that most pages show, and loads each of the others as soon as the page
 * has one, or once the browser is idle.
 */
// Providers first: elements that are already in the page ask for theirs as soon as they are defined.
import './components/codat-provider/codat-provider.define.js';
import './components/codat-integration-picker/codat-integration-picker.define.js';
import './components/powered-by-codat/powered-by-codat.define.js';
import { LazyModule } from './store/lazy-module.js';
import { whenIdle } from './store/when-idle.js';

const elements = {
  'codat-connect-button': new LazyModule(
    () => import('./components/codat-connect-button/codat-connect-button.define.js'),
  ),
  'codat-connection-alert': new LazyModule(
    () => import('./components/codat-connection-alert/codat-connection-alert.define.js'),
  ),
  'codat-connection-list': new LazyModule(
    () => import('./components/codat-connection-list/codat-connection-list.define.js'),
  ),
  'codat-file-upload': new LazyModule(
    () => import('./components/codat-file-upload/codat-file-upload.define.js'),
  ),
  'codat-link-flow': new LazyModule(
    () => import('./components/codat-link-flow/codat-link-flow.define.js'),
  ),
  'codat-link-return': new LazyModule(
    () => import('./components/codat-link-return/codat-link-return.define.js'),
  ),
  'codat-sync-status': new LazyModule(
    () => import('./components/codat-sync-status/codat-sync-status.define.js'),
  ),
};

const missing = () => Object.entries(elements).filter(([tag]) => !customElements.get(tag));

function loadPresent(): void {
  for (const [tag, module] of missing()) {
    if (document.querySelector(tag)) module.preload();
  }
  if (missing().length === 0) observer.disconnect();
}

const observer = new MutationObserver(loadPresent);
observer.observe(document, { childList: true, subtree: true });
loadPresent();

/** An element in a shadow root, or one that is only created, is not seen in the document. */
const loadAll = () => whenIdle(() => missing().forEach(([, module]) => module.preload()));

if (document.readyState === 'complete') loadAll();
else window.addEventListener('load', loadAll, { once: true });
