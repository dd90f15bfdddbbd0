import { expect, it } from 'vitest';
import { safeReturn } from './sign-in';

it('returns only to a path of this site', () => {
  expect(safeReturn('/activities?status=draft')).toBe('/activities?status=draft');
  expect(safeReturn('//evil.example')).toBe('/');
  expect(safeReturn('/\\evil.example')).toBe('/');
  expect(safeReturn('https://evil.example')).toBe('/');
  expect(safeReturn(undefined)).toBe('/');
});
