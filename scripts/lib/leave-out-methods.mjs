import { parseSync } from 'vite';

/**
 * The code without these methods of this class: no minifier dares to drop them, since somebody might call them by a
 * name that is made up.
 *
 * @throws Error when one of them is not there: what is left out is to be looked at again then.
 */
export function leaveOutMethods(code, className, names) {
  const { body } = parseSync('module.js', code).program;
  const declared = body.map((statement) => statement.declaration ?? statement);
  const found = declared.find(
    ({ type, id }) => type === 'ClassDeclaration' && id.name === className,
  );
  const methods = names.map((name) => {
    const method = found?.body.body.find(({ key }) => key?.name === name);
    if (!method) throw new Error(`${className} has no ${name} to leave out.`);
    return method;
  });
  return methods
    .toSorted((one, other) => other.start - one.start)
    .reduce((text, { start, end }) => text.slice(0, start) + text.slice(end), code);
}

/** A Vite plugin: what this project does not use of its translation library, which is a fifth of it. */
export function leaveOutUnused() {
  return {
    name: 'leave-out-unused',
    transform(code, id) {
      if (!id.includes('/@shoelace-style/localize/')) return null;
      const unused = ['exists', 'date', 'number', 'relativeTime'];
      return { code: leaveOutMethods(code, 'LocalizeController', unused), map: null };
    },
  };
}
