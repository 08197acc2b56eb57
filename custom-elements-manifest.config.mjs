/** Describes the elements for editors, framework types and docs. `npm run manifest` runs it. */

const isPublic = (member) =>
  member.privacy === undefined && !member.name.startsWith('#') && !member.static;

/** A source file's place in the package. */
const published = (path) => path.replace(/^\/?src\//, 'dist/').replace(/\.ts$/, '.js');

function publishReference(reference) {
  if (reference?.module) reference.module = published(reference.module);
}

function publishClass(declaration) {
  if (declaration.superclass && !declaration.superclass.package) {
    // What elements inherit is listed with each; where they inherit it from is internal.
    declaration.superclass = { name: 'LitElement', package: 'lit' };
  }
  declaration.members = declaration.members?.filter(isPublic);
  // The analyzer guesses events from dispatchEvent calls and gets their names wrong: the documented
  // ones are what counts.
  declaration.events = declaration.events?.filter(({ name }) => name?.startsWith('codat-'));
  for (const item of [...(declaration.members ?? []), ...(declaration.attributes ?? [])]) {
    if (item.inheritedFrom) delete item.inheritedFrom.module;
  }
}

const publishedTree = {
  name: 'published-tree',
  packageLinkPhase({ customElementsManifest: manifest }) {
    manifest.modules = manifest.modules.filter(({ path }) =>
      /^src\/components\/([\w-]+)\/\1(\.define)?\.ts$/.test(path),
    );
    for (const module of manifest.modules) {
      module.path = published(module.path);
      module.declarations = module.declarations.filter(({ customElement }) => customElement);
      module.declarations.forEach(publishClass);
      module.exports = module.exports.filter(
        ({ kind, name }) =>
          kind === 'custom-element-definition' ||
          module.declarations.some((declaration) => declaration.name === name),
      );
      for (const { declaration } of module.exports) publishReference(declaration);
    }
    manifest.modules.sort((one, other) => (one.path < other.path ? -1 : 1));
  },
};

export default {
  globs: ['src/components/**/*.ts', 'src/ui/**/*.ts'],
  litelement: true,
  packagejson: false,
  plugins: [publishedTree],
};
