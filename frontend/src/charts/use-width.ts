/** The width that a chart has, so that it is drawn at its size and its text stays readable. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

const ASSUMED_WIDTH = 640;

export function useWidth() {
  const element = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(ASSUMED_WIDTH);
  useLayoutEffect(() => {
    const target = element.current;
    if (!target) return undefined;
    const measure = () => {
      if (target.clientWidth > 0) setWidth(target.clientWidth);
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
