/**
 * Keeps the second click of a double click, which was meant for what stood there at the first, from pressing what has come
 * under the pointer since in such a place: "Cancel" on the stage, for instance.
 */
export function ignoreSecondClick(root: HTMLElement | DocumentFragment, place: string): void {
  root.addEventListener(
    'click',
    (event) => {
      // Not by `instanceof`: a page in a frame has classes of its own. Only elements inside a root are clicked.
      const { detail, target } = event as MouseEvent & { target: Element };
      if (detail < 2 || !target.closest(place)) return;
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true },
  );
}
