import { needs } from '../support/engines.js';
import { atTheEnd } from '../support/page.js';

/** Keeps the page where it is; gives where it would have gone. */
export function stayOnPage(): string[] {
  needs('navigations that are held up');
  const gone: string[] = [];
  const { navigation } = window as unknown as { navigation: EventTarget };
  const stay = (event: Event) => {
    const { destination } = event as Event & {
      destination: { url: string; sameDocument: boolean };
    };
    // The page's address may change without it going anywhere.
    if (destination.sameDocument) return;
    gone.push(destination.url);
    event.preventDefault();
  };
  navigation.addEventListener('navigate', stay);
  atTheEnd(() => navigation.removeEventListener('navigate', stay));
  return gone;
}
