/// <reference types="codat-elements/types/vue" />

/** For plain `tsc`, which does not read single-file components; `vue-tsc` knows them better. */
declare module '*.vue' {
  import type { DefineComponent } from 'vue';

  const component: DefineComponent;
  export default component;
}
