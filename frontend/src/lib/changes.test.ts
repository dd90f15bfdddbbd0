import { beforeAll, expect, it, vi } from 'vitest';
import { actionWords, changesOf } from './changes';
import { whenKnown } from './reference';

beforeAll(async () => {
  const rows = { items: [{ code: 'HKG', name: 'Hong Kong, China' }], next: null };
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json(rows)));
  await whenKnown('economies');
});

it('says what a field said before and says now', () => {
  expect(changesOf({ title: ['Workshop', 'Workshop on aviation'] })).toEqual([
    { label: 'Title', before: 'Workshop', after: 'Workshop on aviation' },
  ]);
});

it('keeps apart what was never said and what was taken back', () => {
  expect(changesOf({ place: [null, 'Lima'], note: ['To be checked', null] })).toEqual([
    { label: 'Place', before: null, after: 'Lima' },
    { label: 'Note', before: 'To be checked', after: null },
  ]);
});

it('tells of a list what came and what went', () => {
  expect(
    changesOf({
      topics: [
        ['aeo', 'aml'],
        ['aml', 'api-pnr'],
      ],
    }),
  ).toEqual([{ label: 'Topics', before: null, after: null, added: ['api-pnr'], removed: ['aeo'] }]);
});

it('tells of a seat, which has parts, whose it is in words', () => {
  const seat = { role: 'focal_point', economy: 'HKG', forum: null };
  const chair = { role: 'chair', economy: null, forum: 'CTWG' };
  expect(changesOf({ seats: [[chair], [chair, seat]] })).toEqual([
    {
      label: 'Seats',
      before: null,
      after: null,
      added: ['Role: Focal point, Economy: Hong Kong, China'],
      removed: [],
    },
  ]);
});

it('goes into a group, and shows only the part that changed, to the precision that is known', () => {
  const period = (end: string, precision: string) => ({ start: '2022-12', end, precision });
  expect(changesOf({ planned: [period('2022-12', 'month'), period('2023-01-09', 'day')] })).toEqual(
    [{ label: 'Planned › End', before: 'December 2022', after: '9 January 2023' }],
  );
});

it('leaves out what said nothing before and says nothing now', () => {
  const nothing = { co_funding: null, apec_funding: null };
  expect(changesOf({ topics: [null, []], budget: [null, nothing] })).toEqual([]);
});

it('says of a confidential field that it changed, and nothing more', () => {
  expect(changesOf({ done: ['withheld', 'withheld'] })).toEqual([
    { label: 'Done', before: null, after: null, isWithheld: true },
  ]);
});

it('writes states, kinds and answers of yes or no as the pages do', () => {
  expect(
    changesOf({ status: ['under_way', 'completed'], is_active: [true, false], year: [2021, 2022] }),
  ).toEqual([
    { label: 'Status', before: 'Under way', after: 'Completed' },
    { label: 'Is active', before: 'Yes', after: 'No' },
    { label: 'Year', before: '2021', after: '2022' },
  ]);
});

it('has a word for an action that it was never told of', () => {
  expect(actionWords('set-password')).toBe('Password set');
  expect(actionWords('some-new-verb')).toBe('Some new verb');
  expect(actionWords('create', 'sessions')).toBe('Signed in');
  expect(actionWords('create', 'users')).toBe('Created');
});
