import { expect, it } from 'vitest';
import { completeness } from './data-quality';

it('says how much is there, and nothing of what nobody looked at', () => {
  expect(completeness({ count: 1, of: 4 })).toBe('75%');
  expect(completeness({ count: 0, of: 0 })).toBe('');
});
