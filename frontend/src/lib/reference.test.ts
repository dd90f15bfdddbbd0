import { expect, it, vi } from 'vitest';
import { activities, topics } from './client';
import { known, wasWritten, whenKnown } from './reference';

let rows = [{ code: 'aeo', name: 'AEO' }];
const asked = vi.fn(() => Promise.resolve(Response.json({ items: rows, next: null })));
vi.stubGlobal('fetch', asked);

it('reads a list once, and again when one of its records was written', async () => {
  await whenKnown('topics');
  await whenKnown('topics');
  expect(asked).toHaveBeenCalledTimes(1);
  rows = [...rows, { code: 'aml', name: 'AML' }];
  wasWritten(activities);
  await whenKnown('topics');
  expect(known('topics')).toEqual([{ value: 'aeo', label: 'AEO' }]);
  wasWritten(topics);
  await whenKnown('topics');
  expect(known('topics').map(({ label }) => label)).toEqual(['AEO', 'AML']);
  expect(asked).toHaveBeenCalledTimes(2);
});
