import { expect, it } from 'vitest';
import { answersInWords, axesOf } from './implementation-strip';

const silent = {
  acceptance: 'pending',
  implementation: 'not_started',
  verification: 'unverified',
} as const;

it('shows an axis once it says something', () => {
  expect(axesOf(silent)).toEqual(['acceptance']);
  expect(axesOf({ ...silent, acceptance: 'accepted', implementation: 'blocked' })).toEqual([
    'acceptance',
    'implementation',
  ]);
  expect(axesOf({ ...silent, implementation: 'implemented', verification: 'returned' })).toEqual([
    'acceptance',
    'implementation',
    'verification',
  ]);
});

it('counts the answers in words, the most common first', () => {
  const rows = [silent, { ...silent, acceptance: 'not_accepted' as const }, silent];
  expect(answersInWords(rows)).toBe('2 pending, 1 not accepted');
});
