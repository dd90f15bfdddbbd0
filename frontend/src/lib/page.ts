/** What each page does on arrival: its title in the tab, the focus on its heading. */
import { useLocation } from 'preact-iso';
import { useEffect, useRef } from 'preact/hooks';
import { messages } from './messages';

let lastPath: string | undefined;

/**
 * A ref for the page's `h1`. The first page after loading leaves the focus where the browser
 * puts it; each navigation moves it to the heading, so that it is read out.
 */
export function usePageHeading(title: string): { current: HTMLHeadingElement | null } {
  const heading = useRef<HTMLHeadingElement>(null);
  const { path } = useLocation();
  useEffect(() => {
    document.title = title ? `${title} · ${messages.product}` : messages.product;
  }, [title]);
  useEffect(() => {
    if (lastPath !== undefined && lastPath !== path) {
      heading.current?.focus({ preventScroll: true });
    }
    lastPath = path;
  }, [path]);
  return heading;
}
