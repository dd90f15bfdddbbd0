/** How much of a list is shown, and the rest of it. */
import { useEffect, useRef } from 'preact/hooks';
import { formatNumber } from '../../lib/format';
import { messages } from '../../lib/messages';
import './pager.css';

const { list: words } = messages;

/** Which part of a list is on screen, in words. */
export function shownOf(before: number, upTo: number, total: number | null | undefined): string {
  if (typeof total !== 'number') return '';
  return before > 0
    ? words.showingPart(formatNumber(before + 1), formatNumber(upTo), formatNumber(total))
    : words.showing(formatNumber(upTo), formatNumber(total));
}

interface PagerProps {
  /** Which part is on screen, in words; nothing where the whole is not known. */
  shown: string;
  hasMore: boolean;
  isLoading: boolean;
  onMore: () => void;
  /** Set when the view starts in the middle, from a shared address. */
  startUrl?: string | undefined;
  /** The same, where the address does not say what is shown. */
  onStart?: (() => void) | undefined;
}

export function Pager({ shown, hasMore, isLoading, onMore, startUrl, onStart }: PagerProps) {
  const summary = useRef<HTMLParagraphElement>(null);
  const hadMore = useRef(hasMore);
  useEffect(() => {
    // The button that had the focus went with the last page.
    const isLost = hadMore.current && !hasMore && document.activeElement === document.body;
    if (isLost) summary.current?.focus({ preventScroll: true });
    hadMore.current = hasMore;
  }, [hasMore]);
  return (
    <div class="pager">
      {startUrl && (
        <p class="small">
          {words.midway} <a href={startUrl}>{words.fromStart}</a>
        </p>
      )}
      {onStart && (
        <button type="button" class="button no-print" onClick={onStart}>
          {words.fromStart}
        </button>
      )}
      <p ref={summary} class="small faint" tabIndex={-1} aria-live="polite">
        {shown}
      </p>
      {hasMore && (
        <button type="button" class="button no-print" aria-disabled={isLoading} onClick={onMore}>
          {isLoading ? words.loadingMore : words.more}
        </button>
      )}
    </div>
  );
}
