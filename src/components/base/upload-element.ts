import { LazyModule } from '../../store/lazy-module.js';

/** The element that takes files, loaded when somebody sends some. */
export const uploadElement = new LazyModule(
  () => import('../codat-file-upload/codat-file-upload.define.js'),
);

/** What is said of files that nobody looks at: of use once there are some, and so with the element. */
export const uploadStatusModule = new LazyModule(
  () => import('../codat-file-upload/parts/upload-status.js'),
);
