/** What happened to a record, the latest first: when, what, by whom, and why. */
import type { ComponentChildren } from 'preact';
import { formatInstant } from '../../lib/format';
import './timeline.css';

export interface TimelineItem {
  key: string;
  at: string;
  what: ComponentChildren;
  by: string;
  /** A reason or a note, in their own words. */
  said?: string | null | undefined;
  /** What it changed. */
  more?: ComponentChildren;
}

export function Timeline({ items, empty }: { items: readonly TimelineItem[]; empty: string }) {
  if (items.length === 0) return <p class="faint">{empty}</p>;
  return (
    <ol class="timeline">
      {items.map(({ key, at, what, by, said, more }) => (
        <li key={key}>
          <p class="timeline-what">{what}</p>
          {said && <p class="long-text">{said}</p>}
          {more}
          <p class="small faint">
            <time dateTime={at}>{formatInstant(at)}</time> · {by}
          </p>
        </li>
      ))}
    </ol>
  );
}
