/**
 * Reads a line date by date: one stop for the keyboard whose arrows move along it, and which says
 * the date and its values. A slider is what assistive technology knows for that.
 */
import { messages } from '../../lib/messages';

interface PointReaderProps {
  title: string;
  /** What there is to read at each date, in order. */
  entries: readonly string[];
  place: number;
  onMove: (place: number) => void;
}

export function PointReader({ title, entries, place, onMove }: PointReaderProps) {
  return (
    <div class="point-reader no-print">
      <input
        type="range"
        min={0}
        max={entries.length - 1}
        step={1}
        value={place}
        aria-label={messages.chart.pointByPoint(title)}
        aria-valuetext={entries[place]}
        onInput={(event) => {
          onMove(Number(event.currentTarget.value));
        }}
      />
      <p class="small" aria-hidden="true">
        {entries[place]}
      </p>
    </div>
  );
}
