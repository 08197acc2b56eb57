/** Lets the browser ask before a page is left, while something is on its way; at all other times it listens to nothing. */
export class LeaveGuard {
  #isOn = false;

  set isOn(isOn: boolean) {
    if (isOn === this.#isOn) return;
    this.#isOn = isOn;
    if (isOn) window.addEventListener('beforeunload', ask);
    else window.removeEventListener('beforeunload', ask);
  }
}

function ask(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
