import { expect, it } from 'vitest';
import { moved } from './roving';

const extent = { rows: 100, columns: 22 };

it('goes by one with the arrows and stays inside the grid', () => {
  expect(moved({ row: 3, column: 4 }, 'ArrowDown', extent)).toEqual({ row: 4, column: 4 });
  expect(moved({ row: 3, column: 4 }, 'ArrowLeft', extent)).toEqual({ row: 3, column: 3 });
  expect(moved({ row: 0, column: 0 }, 'ArrowUp', extent)).toEqual({ row: 0, column: 0 });
  expect(moved({ row: 99, column: 21 }, 'ArrowRight', extent)).toEqual({ row: 99, column: 21 });
});

it('goes to the ends of the row, with Ctrl of the grid, and by ten rows a page', () => {
  expect(moved({ row: 3, column: 4 }, 'End', extent)).toEqual({ row: 3, column: 21 });
  expect(moved({ row: 3, column: 4 }, 'End', extent, true)).toEqual({ row: 99, column: 21 });
  expect(moved({ row: 3, column: 4 }, 'Home', extent, true)).toEqual({ row: 0, column: 0 });
  expect(moved({ row: 95, column: 4 }, 'PageDown', extent)).toEqual({ row: 99, column: 4 });
  expect(moved({ row: 95, column: 4 }, 'PageUp', extent)).toEqual({ row: 85, column: 4 });
});

it('leaves other keys alone', () => {
  expect(moved({ row: 3, column: 4 }, 'a', extent)).toBeUndefined();
  expect(moved({ row: 0, column: 0 }, 'End', { rows: 0, columns: 0 })).toBeUndefined();
});
