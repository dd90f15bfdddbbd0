import { expect, it } from 'vitest';
import { mediaTypeOf, refusalOf } from './file-kinds';

it('knows a file by the end of its name, whatever the case', () => {
  expect(mediaTypeOf('Activities 2018.CSV')).toBe('text/csv');
  expect(mediaTypeOf('a.b.xlsx')).toContain('spreadsheetml');
  expect(mediaTypeOf('rows.jsonl')).toBe('application/x-ndjson');
  expect(mediaTypeOf('report.pdf')).toBeUndefined();
});

it('takes a file of a known kind', () => {
  expect(refusalOf({ name: 'a.csv', size: 12 })).toBeUndefined();
});

it('says how an old workbook is made readable', () => {
  expect(refusalOf({ name: 'old.xls', size: 12 })?.hint).toContain('(.xlsx)');
});

it('refuses what is empty, too large, or no table at all, before it is sent', () => {
  expect(refusalOf({ name: 'a.csv', size: 0 })?.title).toBe('a.csv is empty');
  expect(refusalOf({ name: 'a.csv', size: 100 * 2 ** 20 })).toBeUndefined();
  expect(refusalOf({ name: 'a.csv', size: 100 * 2 ** 20 + 1 })?.title).toBe(
    'a.csv is too large: 105 MB',
  );
  expect(refusalOf({ name: 'scan.pdf', size: 9 })?.title).toBe('scan.pdf cannot be read here');
});
