/** Lets the browser ask before a page is left, while something is on its way; at all other times it listens to nothing. */
export class LeaveGuard {
  #isOn = false;

  set isOn(isOn: boolean) {
    if (isOn === this.#isOn) return;
    this.#isOn = isOn;
    if (isOn) window.addEventListener('beforeunload', this.#ask);
    else window.removeEventListener('beforeunload', this.#ask);
  }

  /** Each guard's own: a page has one for each kind of files, and the same listener would count once for all. */
  readonly #ask = (event: BeforeUnloadEvent) => event.preventDefault();
}
