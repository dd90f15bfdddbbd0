import { expect, it } from 'vitest';
import { type Draft, draftsOf, dropAgedDrafts, dropDraft, readDraft, writeDraft } from './draft';

const draft = (savedAt: string, by = 'one'): Draft => ({
  values: { title: 'B' },
  base: { data: { title: 'A' }, etag: '"1"' },
  savedAt,
  by,
});

it('is read by the account that wrote it, and by no other', () => {
  writeDraft('chair', 'activities/new', draft('2026-11-22T10:00:00Z'));
  expect(readDraft('chair', 'activities/new')?.values).toEqual({ title: 'B' });
  expect(readDraft('peru', 'activities/new')).toBeUndefined();
  expect(readDraft('', 'activities/new')).toBeUndefined();
  expect(draftsOf('peru')).toEqual([]);
});

it('is listed with the latest first, and can be thrown away', () => {
  writeDraft('chair', 'a', draft('2026-11-21T10:00:00Z'));
  writeDraft('chair', 'b', draft('2026-11-22T10:00:00Z'));
  expect(draftsOf('chair').map(({ name }) => name)).toEqual(['b', 'a']);
  dropDraft('chair', 'b');
  expect(draftsOf('chair').map(({ name }) => name)).toEqual(['a']);
});

it('is not dropped by a window whose text it is not', () => {
  writeDraft('chair', 'a', draft('2026-11-22T10:00:00Z', 'other window'));
  dropDraft('chair', 'a', 'this window');
  expect(readDraft('chair', 'a')).toBeDefined();
  dropDraft('chair', 'a', 'other window');
  expect(readDraft('chair', 'a')).toBeUndefined();
});

it('goes by itself after thirty days', () => {
  writeDraft('chair', 'old', draft('2026-10-01T00:00:00Z'));
  writeDraft('peru', 'new', draft('2026-11-01T00:00:00Z'));
  dropAgedDrafts(Date.parse('2026-11-22T00:00:00Z'));
  expect(draftsOf('chair')).toEqual([]);
  expect(draftsOf('peru')).toHaveLength(1);
});

it('of an older release, which cannot be read, is dropped', () => {
  localStorage.setItem('ctwg.draft.chair.a', '{"values": 1');
  localStorage.setItem('ctwg.draft.chair.b', '{"savedAt": "2020"}');
  expect(draftsOf('chair')).toEqual([]);
  expect(localStorage.length).toBe(0);
});
