import { LazyModule } from '../../store/lazy-module.js';

/** The element that takes files, loaded when somebody sends some. */
export const uploadElement = new LazyModule(
  () => import('../codat-file-upload/codat-file-upload.define.js'),
);
