import { atTheEnd } from '../support/page.js';

/** Keeps the page where it is; gives where it would have gone. */
export function stayOnPage(): string[] {
  const gone: string[] = [];
  const { navigation } = window as unknown as { navigation: EventTarget };
  const stay = (event: Event) => {
    gone.push((event as Event & { destination: { url: string } }).destination.url);
    event.preventDefault();
  };
  navigation.addEventListener('navigate', stay);
  atTheEnd(() => navigation.removeEventListener('navigate', stay));
  return gone;
}
