/** How much of a list is shown, and the rest of it. */
import { formatNumber } from '../../lib/format';
import { messages } from '../../lib/messages';
import './pager.css';

interface PagerProps {
  shown: number;
  total: number | undefined;
  hasMore: boolean;
  isLoading: boolean;
  onMore: () => void;
  /** Set when the view starts in the middle, from a shared address. */
  startUrl?: string | undefined;
}

export function Pager({ shown, total, hasMore, isLoading, onMore, startUrl }: PagerProps) {
  return (
    <div class="pager">
      {startUrl && (
        <p class="small">
          {messages.list.midway} <a href={startUrl}>{messages.list.fromStart}</a>
        </p>
      )}
      {total !== undefined && (
        <p class="small faint">{messages.list.showing(formatNumber(shown), formatNumber(total))}</p>
      )}
      {hasMore && (
        <button type="button" class="button no-print" disabled={isLoading} onClick={onMore}>
          {isLoading ? messages.list.loadingMore : messages.list.more}
        </button>
      )}
    </div>
  );
}
