import type { LazyModule } from '../../src/store/lazy-module.js';
import { atTheEnd } from './page.js';

/** Holds every load of a module, as if it had never been loaded, until the function that is returned makes them fail. */
export function holdLoad<Module>(module: LazyModule<Module>): () => void {
  const load = module.load.bind(module);
  const pending: ((reason: Error) => void)[] = [];
  module.load = () => new Promise((_resolve, reject) => pending.push(reject));
  Object.defineProperty(module, 'value', { value: undefined, configurable: true });
  atTheEnd(() => {
    module.load = load;
    Reflect.deleteProperty(module, 'value');
  });
  return () => {
    for (const reject of pending) reject(new Error('The code could not be loaded.'));
  };
}
