/**
 * The width that a chart has, so that it is drawn at its size and its text stays readable. It is
 * told in the units of drawings, which grow with the page's letters: on a wide screen, or where
 * the reader asks for larger ones, a drawing's text grows with all other text.
 */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

const ASSUMED_WIDTH = 640;

/** A drawing is made for letters of this size at the root of the page. */
export const ROOT_SIZE = 16;

/** How much larger the page's letters are than those that drawings are made for. */
function growth(): number {
  const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return size > 0 ? size / ROOT_SIZE : 1;
}

export function useWidth() {
  const element = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(ASSUMED_WIDTH);
  useLayoutEffect(() => {
    const target = element.current;
    if (!target) return undefined;
    const measure = () => {
      if (target.clientWidth > 0) setWidth(target.clientWidth / growth());
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(target);
    return () => {
      observer.disconnect();
    };
  }, []);
  return { element, width };
}
