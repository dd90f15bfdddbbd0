import { expect, it } from 'vitest';
import type { ImportRead } from '../../api';
import {
  countsOf,
  errorsBetween,
  faultKindsOf,
  isOfKind,
  isToldWhole,
  mendOf,
  numberOf,
  outcomesOf,
} from './outcome-list';

const error = (row: number | null, column: string | null, code: string) => ({
  row,
  column,
  code,
  detail: `${code}!`,
});

it('puts what rows came to in the order of the sheet, the whole file first', () => {
  const found = outcomesOf({
    rows: [
      { row: 4, action: 'updated', key: 'CTWG-2018-A01', fields: ['place'] },
      { row: 2, action: 'created' },
    ],
    errors: [error(3, 'kind', 'enum'), error(null, null, 'import.encoding')],
  });
  expect(found.map(({ row, kind }) => [row, kind])).toEqual([
    [null, 'wrong'],
    [2, 'created'],
    [3, 'wrong'],
    [4, 'updated'],
  ]);
});

it('counts the same mistake in the same column once, the most frequent first', () => {
  const errors = [
    error(2, 'kind', 'enum'),
    error(2, 'economy', 'unknown-reference'),
    error(3, 'economy', 'unknown-reference'),
    error(4, 'host', 'unknown-reference'),
  ];
  const kinds = faultKindsOf({ errors });
  expect(kinds.map(({ code, column, count }) => [code, column, count])).toEqual([
    ['unknown-reference', 'economy', 2],
    ['enum', 'kind', 1],
    ['unknown-reference', 'host', 1],
  ]);
  const [first] = kinds;
  if (!first) throw new Error('No kind.');
  const shown = outcomesOf({ rows: [], errors }).filter((outcome) => isOfKind(outcome, first));
  expect(shown.map(({ row }) => row)).toEqual([2, 3]);
});

it('counts all rows, not only those that are listed', () => {
  const job = { faults: 0, created: 99_000, updated: 2, unchanged: 0 } as ImportRead;
  expect(countsOf(job)).toEqual({ wrong: 0, created: 99_000, updated: 2, unchanged: 0 });
});

it('knows whether the answer tells of each sound row, or only of the first', () => {
  const rows = [{ row: 2, action: 'created' }];
  const job = { created: 1, updated: 0, unchanged: 0, rows } as ImportRead;
  expect(isToldWhole(job)).toBe(true);
  expect(isToldWhole({ ...job, unchanged: 1 })).toBe(false);
  expect(numberOf({ ...job, unchanged: 4 }, undefined)).toBe(5);
});

it('puts mistakes where the part of the sheet is that has them', () => {
  const errors = [null, 2, 500, 501].map((row) => error(row, null, 'enum'));
  const rowsOf = (from: number, upTo: number) =>
    errorsBetween({ errors }, from, upTo).map(({ row }) => row);
  expect(rowsOf(0, 500)).toEqual([null, 2, 500]);
  expect(rowsOf(501, Infinity)).toEqual([501]);
});

it('knows how to mend a code however it is spelled, and does not invent advice', () => {
  expect(mendOf('ambiguous_date')).toBe(mendOf('ambiguous-date'));
  expect(mendOf('import.encoding')).toContain('UTF-8');
  expect(mendOf('activity.rule')).toBeUndefined();
});
