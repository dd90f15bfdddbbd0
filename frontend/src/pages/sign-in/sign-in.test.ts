import { expect, it } from 'vitest';
import { safeReturn } from './sign-in';

it('returns only to a path of this site, and else begins with what waits', () => {
  expect(safeReturn('/activities?status=draft')).toBe('/activities?status=draft');
  expect(safeReturn('//evil.example')).toBe('/my-work');
  expect(safeReturn('/\\evil.example')).toBe('/my-work');
  expect(safeReturn('https://evil.example')).toBe('/my-work');
  expect(safeReturn('/sign-in?next=%2Factivities')).toBe('/my-work');
  expect(safeReturn(undefined)).toBe('/my-work');
});
