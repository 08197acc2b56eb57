/**
 * Puts what is on the stage into the middle of the part of the list that can be seen: a list of many is higher than the
 * window, and the person has pressed a tile somewhere in it. The stage's own styles center it in a list that is seen
 * as a whole.
 */
export function placeStage(root: HTMLElement | DocumentFragment): void {
  const body = root.querySelector<HTMLElement>('.body');
  const content = root.querySelector<HTMLElement>('.stage-content');
  const view = body?.ownerDocument.defaultView;
  if (!body || !content || !view) return;
  const { top, bottom, height: seen } = body.getBoundingClientRect();
  const isSeen = bottom > 0 && top < view.innerHeight;
  const isCut = top < 0 || bottom > view.innerHeight;
  if (!isSeen || !isCut) {
    content.style.marginBlock = '';
    return;
  }
  const middle = (Math.max(top, 0) + Math.min(bottom, view.innerHeight)) / 2 - top;
  const { offsetHeight: height } = content;
  // A page's own `zoom` or `transform` makes what is seen larger than what styles say.
  const start = (middle * body.offsetHeight) / seen - height / 2;
  const end = body.offsetHeight - height;
  content.style.marginBlock = `${Math.round(Math.max(0, Math.min(start, end)))}px auto`;
}
