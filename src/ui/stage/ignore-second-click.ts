/**
 * Keeps the second click of a double click on a tile, which was meant for the tile, from pressing what has come under
 * the pointer since, such as "Cancel".
 */
export function ignoreSecondClick(root: HTMLElement | DocumentFragment): void {
  root.addEventListener(
    'click',
    (event) => {
      // Not by `instanceof`: a page in a frame has classes of its own. Only elements inside a root are clicked.
      const { detail, target } = event as MouseEvent & { target: Element };
      if (detail < 2 || !target.closest('.stage')) return;
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true },
  );
}
