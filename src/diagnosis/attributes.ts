/** Attributes that any element may have, and those that frameworks add. */
const global = new Set(
  (
    'accesskey autocapitalize autocorrect autofocus class contenteditable dir draggable enterkeyhint exportparts hidden ' +
    'id inert inputmode is itemid itemprop itemref itemscope itemtype lang nonce part popover role slot spellcheck style ' +
    'tabindex title translate writingsuggestions jsaction ng-version ngh ngskiphydration defer-hydration'
  ).split(' '),
);

const isGlobal = (name: string) =>
  global.has(name) || /^(aria-|data-|on|_ng|ng-|v-|q:|s-|x-|hx-|up-)|[:@.]/.test(name);

/** Names are compared without dashes: HTML writes `proxyUrl` in small letters. */
const flat = (name: string) => name.replaceAll('-', '').toLowerCase();

/** How many letters have to be added, removed or changed to make one text of the other. */
function distance(one: string, other: string): number {
  let row = [...Array(other.length + 1).keys()];
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (const [index, its] of [...other].entries()) {
      const changed = (row[index] ?? 0) + (letter === its ? 0 : 1);
      next.push(Math.min(changed, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

/** An attribute that an element does not read. */
export interface UnknownAttribute {
  readonly name: string;
  /** The one that was probably meant. */
  readonly meant: string | undefined;
}

/** Which of an element's attributes it does not read. */
export function unknownAttributes(
  names: readonly string[],
  known: readonly string[],
): UnknownAttribute[] {
  return names
    .filter((name) => !known.includes(name) && !isGlobal(name))
    .map((name) => ({ name, meant: nearest(name, known) }));
}

function nearest(name: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((candidate) => ({ candidate, distance: distance(flat(name), flat(candidate)) }))
    .sort((one, other) => one.distance - other.distance);
  const [best] = ranked;
  return best && best.distance <= 2 ? best.candidate : undefined;
}
