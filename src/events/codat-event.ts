/** Marks the events of every copy of this package on the page. */
const brand = Symbol.for('codat-elements.event');

/** What the elements' events have in common: they bubble, out of the elements' own trees too. */
export class CodatEvent<Detail> extends CustomEvent<Detail> {
  /** The event's name: each class has its own. */
  static readonly type: string;

  /** Holds across copies of this package, each of which has classes of its own. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    if (Function.prototype[Symbol.hasInstance].call(this, value)) return true;
    const isBranded = typeof value === 'object' && value !== null && brand in value;
    if (!isBranded || !Object.hasOwn(this, 'type')) return false;
    return 'type' in value && value.type === this.type;
  }

  /** @internal */
  readonly [brand] = true;

  constructor(detail: Detail, cancelable = false) {
    super(new.target.type, { bubbles: true, composed: true, cancelable, detail });
  }
}
