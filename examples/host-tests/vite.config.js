export default {
  root: 'page',
  appType: 'mpa',
  // What a test needs is there before it begins: found later, it would reload the page.
  optimizeDeps: { include: ['codat-elements/define'] },
};
