import { expect, it } from 'vitest';
import { blocksOf } from './plan';
import { targetWords } from './targets';

it('keeps paragraphs as printed and makes a list of bullets', () => {
  expect(blocksOf('We will:\n\n· build; and\n\n· cooperate.\n\nThus.')).toEqual([
    { kind: 'paragraph', text: 'We will:' },
    { kind: 'list', items: ['build; and', 'cooperate.'] },
    { kind: 'paragraph', text: 'Thus.' },
  ]);
});

it('says a target in the terms of its measure', () => {
  expect(targetWords({ measure: 'share', unit: 'economies' }, 1)).toBe('100% of economies');
  expect(targetWords({ measure: 'count', unit: 'conferences' }, 2)).toBe('2 conferences');
  expect(targetWords({ measure: 'count', unit: null }, 1200)).toBe('1,200');
});
