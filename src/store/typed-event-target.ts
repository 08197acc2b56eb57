/** An `EventTarget` that knows what each of its events carries: `Details` gives the type of `detail` by event type. */
export class TypedEventTarget<Details extends object> extends EventTarget {
  override addEventListener<Type extends keyof Details & string>(
    type: Type,
    listener: (event: CustomEvent<Details[Type]>) => void,
    options?: AddEventListenerOptions,
  ): void;
  /** The platform's signature, which a subclass has to fit; no call does. */
  override addEventListener(type: never, listener: EventListenerOrEventListenerObject | null): void;
  override addEventListener(
    type: string,
    listener: unknown,
    options?: AddEventListenerOptions,
  ): void {
    super.addEventListener(type, listener as EventListener, options);
  }

  /** Dispatches an event. Returns false if a listener prevented its default, where it is cancelable. */
  protected emit<Type extends keyof Details & string>(
    type: Type,
    detail: Details[Type],
    { cancelable = false } = {},
  ): boolean {
    return this.dispatchEvent(new CustomEvent(type, { detail, cancelable }));
  }
}
