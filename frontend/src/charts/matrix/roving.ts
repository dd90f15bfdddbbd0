/** The keyboard's way through a grid: one model, whatever the cells hold. */

export interface Place {
  row: number;
  column: number;
}

export interface Extent {
  rows: number;
  columns: number;
}

const PAGE = 10;

const clamped = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value));

type Step = (place: Place, extent: Extent, isFar: boolean) => Place;

const steps: Readonly<Record<string, Step>> = {
  ArrowRight: ({ row, column }) => ({ row, column: column + 1 }),
  ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  PageDown: ({ row, column }) => ({ row: row + PAGE, column }),
  PageUp: ({ row, column }) => ({ row: row - PAGE, column }),
  Home: ({ row }, _, isFar) => ({ row: isFar ? 0 : row, column: 0 }),
  End: ({ row }, { rows, columns }, isFar) => ({
    row: isFar ? rows - 1 : row,
    column: columns - 1,
  }),
};

/**
 * Where a key leads from a place, held inside the grid: arrows by one, Page Up and Down by ten rows,
 * Home and End to the ends of the row, with Ctrl (`isFar`) of the grid. None for another key.
 */
export function moved(place: Place, key: string, extent: Extent, isFar = false): Place | undefined {
  const step = steps[key];
  if (!step || extent.rows === 0 || extent.columns === 0) return undefined;
  const { row, column } = step(place, extent, isFar);
  return { row: clamped(row, extent.rows), column: clamped(column, extent.columns) };
}
