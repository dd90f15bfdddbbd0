/**
 * One stop of the Tab key for a whole grid, moved by the arrow keys. It is moved in the document
 * itself: drawing ten thousand cells anew for each key would be felt.
 */
import { useEffect, useRef } from 'preact/hooks';
import { moved, type Place } from './roving';

/** What takes the focus in a cell: what it opens, or the cell itself. */
const stopOf = (cell: HTMLElement): HTMLElement => cell.querySelector('a') ?? cell;

function stopAt(body: Element, { row, column }: Place): HTMLElement | undefined {
  const cell = body.children[row]?.children[column];
  return cell instanceof HTMLElement ? stopOf(cell) : undefined;
}

const placeAmong = (element: Element): number =>
  [...(element.parentElement?.children ?? [])].indexOf(element);

const cellAround = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('tbody > tr > *') : null;

export function useRoving() {
  const body = useRef<HTMLTableSectionElement>(null);
  const held = useRef<HTMLElement>(undefined);

  const hold = (stop: HTMLElement | undefined) => {
    if (!stop || stop === held.current) return;
    if (held.current) held.current.tabIndex = -1;
    stop.tabIndex = 0;
    held.current = stop;
  };

  // What held the stop may be gone from the grid after a filter: the first cell takes it up.
  useEffect(() => {
    if (body.current && !held.current?.isConnected) {
      hold(stopAt(body.current, { row: 0, column: 0 }));
    }
  });

  return {
    body,
    cellAround,
    onFocusIn: (event: FocusEvent) => {
      const cell = cellAround(event.target);
      if (cell) hold(stopOf(cell));
    },
    onKeyDown: (event: KeyboardEvent) => {
      const cell = cellAround(event.target);
      const row = cell?.parentElement;
      if (!cell || !row || !body.current || event.altKey || event.metaKey) return;
      const place = { row: placeAmong(row), column: placeAmong(cell) };
      const extent = { rows: body.current.children.length, columns: row.children.length };
      const next = moved(place, event.key, extent, event.ctrlKey);
      if (!next) return;
      event.preventDefault();
      const stop = stopAt(body.current, next);
      // By itself a focus moves the page as far as it likes; the heads are to stay in sight.
      stop?.focus({ preventScroll: true });
      stop?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    },
  };
}
