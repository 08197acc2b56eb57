/** An event that a page's script has made may have no count. */
const isFurther = ({ detail }: MouseEvent): boolean => detail > 1;

/** A handler that the second click of a double click does not reach: it was meant for what stood there at the first. */
export const firstClick = (act: (event: Event) => void) => (event: MouseEvent) => {
  if (!isFurther(event)) act(event);
};

/**
 * Keeps the second click of a double click from pressing what has come under the pointer since in such a place of a root:
 * "Cancel" on the stage, for instance.
 */
export function ignoreSecondClick(root: HTMLElement | DocumentFragment, place: string): void {
  root.addEventListener(
    'click',
    (event) => {
      // Not by `instanceof`: a page in a frame has classes of its own. Only elements inside a root are clicked.
      const { target } = event as MouseEvent & { target: Element };
      // What the host has put into a slot is within places of the host's own.
      const isInPlace = target.closest(place)?.getRootNode() === root;
      if (!isFurther(event as MouseEvent) || !isInPlace) return;
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true },
  );
}
