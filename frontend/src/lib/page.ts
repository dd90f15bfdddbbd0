/** What each page does on arrival: its title in the tab, the focus on its heading. */
import { useEffect } from 'preact/hooks';
import { messages } from './messages';
import { noteVisit } from './recent';

/** Set when a page is arrived at, until its visitor does something there. */
let isArriving = false;

function settle(): void {
  isArriving = false;
  removeEventListener('keydown', settle);
  removeEventListener('pointerdown', settle);
}

/**
 * The page's name in the tab, before the product's. A heading that takes the place of the one that
 * stood there while the page was loading takes the focus over from it.
 */
export function usePageTitle(title: string): void {
  useEffect(() => {
    if (isArriving && document.activeElement === document.body) focusHeading();
  }, []);
  useEffect(() => {
    document.title = title ? `${title} · ${messages.product}` : messages.product;
    if (title !== messages.page.notFound) noteVisit({ href: location.pathname, title });
  }, [title]);
}

/** Goes to the part that the address names, once that part is there: it was not, at first. */
export function useNamedPart(): void {
  useEffect(() => {
    const name = decodeURIComponent(location.hash.slice(1));
    if (name) document.getElementById(name)?.scrollIntoView();
  }, []);
}

/**
 * Moves the focus to the heading, so that a new page is read out from its beginning. The router
 * calls it when the page is there; the first page after loading keeps the browser's own focus.
 */
export function focusHeading(): void {
  isArriving = true;
  addEventListener('keydown', settle);
  addEventListener('pointerdown', settle);
  document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
}
