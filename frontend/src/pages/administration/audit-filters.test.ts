import { expect, it } from 'vitest';
import { asAsked, auditFilters, shifted } from './audit-filters';

it('counts the last day that a reader names, which the API does not', () => {
  expect(shifted('2026-11-30', 1)).toBe('2026-12-01');
  expect(shifted('2026-03-01', -1)).toBe('2026-02-28');
  expect(shifted('', 1)).toBe('');
});

it('asks for days as they begin where the reader is', () => {
  expect(asAsked({ at_after: '2026-11-22', resource: 'users' })).toEqual({
    at_after: new Date(2026, 10, 22).toISOString(),
    resource: 'users',
  });
});

it('leaves an instant that a link names as it is', () => {
  const query = { at_before: '2026-11-22T10:00:00Z' };
  expect(asAsked(query)).toEqual(query);
});

it('takes every filter that the list of events has', () => {
  const names = auditFilters([]).flatMap(({ type, name }) =>
    type === 'years' ? [`${name}_after`, `${name}_before`] : [name],
  );
  expect(names.sort()).toEqual(
    ['action', 'actor_id', 'at_after', 'at_before', 'record_id', 'record_key', 'resource'].sort(),
  );
});
