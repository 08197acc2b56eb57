import { atTheEnd, setAddress } from '../../test/support/page.js';

/**
 * Opens frames in place of windows: a browser blocks a window that no click opens, and a window would lie over what is
 * looked at.
 *
 * @returns closes the frames, as a person closes windows
 */
export function openFramesAsWindows(root: HTMLElement): () => void {
  const frames: HTMLIFrameElement[] = [];
  const open = window.open.bind(window);
  window.open = () => {
    const frame = document.createElement('iframe');
    frame.hidden = true;
    root.append(frame);
    frames.push(frame);
    return frame.contentWindow;
  };
  const close = () => {
    for (const frame of frames.splice(0)) frame.remove();
  };
  atTheEnd(() => {
    window.open = open;
    close();
  });
  return close;
}

/**
 * The return page with these parameters, which sends the result to the waiting element.
 *
 * @returns takes the return page away
 */
export async function openReturnPage(
  root: HTMLElement,
  parameters: Record<string, string>,
): Promise<() => void> {
  await setAddress(`?${new URLSearchParams(parameters).toString()}`);
  const page = document.createElement('codat-link-return');
  // Long, so that the page of the scenario is not closed.
  page.closeDelay = 100_000_000;
  root.append(page);
  return () => {
    page.remove();
  };
}
