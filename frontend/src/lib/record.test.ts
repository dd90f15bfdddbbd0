import { expect, it } from 'vitest';
import { flattened, nested, valueAt } from './record';

const activity = { title: 'STAR XI', budget: { apec_funding: 10, co_funding: null } };

it('reads a field inside a group, and null where the group is missing', () => {
  expect(valueAt(activity, 'budget.apec_funding')).toBe(10);
  expect(valueAt(activity, 'source.activity')).toBeNull();
});

it('puts together again what it took apart', () => {
  const names = ['title', 'budget.apec_funding', 'budget.co_funding'];
  expect(flattened(activity, names)).toEqual({
    title: 'STAR XI',
    'budget.apec_funding': 10,
    'budget.co_funding': null,
  });
  expect(nested(flattened(activity, names))).toEqual(activity);
});

it('sends only the changed part of a group', () => {
  expect(nested({ 'budget.co_funding': 5 })).toEqual({ budget: { co_funding: 5 } });
});
