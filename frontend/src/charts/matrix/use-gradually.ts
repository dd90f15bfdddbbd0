/** Many rows come a part at a time, so that the first are there at once; in the end all are. */
import { useEffect, useState } from 'preact/hooks';

export function useGradually(total: number, part: number): number {
  const [shown, setShown] = useState(part);
  useEffect(() => {
    if (shown >= total) return undefined;
    const next = setTimeout(() => {
      setShown(shown + part);
    });
    return () => {
      clearTimeout(next);
    };
  }, [shown, total, part]);
  return Math.min(shown, total);
}
