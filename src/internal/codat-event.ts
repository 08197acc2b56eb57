/** What the elements' events have in common: they bubble, out of the elements' own trees too. */
export class CodatEvent<Detail> extends CustomEvent<Detail> {
  /** The event's name: each class has its own. */
  static readonly type: string;

  constructor(detail: Detail, cancelable = false) {
    super(new.target.type, { bubbles: true, composed: true, cancelable, detail });
  }
}
