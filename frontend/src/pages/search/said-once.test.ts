import { expect, it } from 'vitest';
import type { Hit } from '../../api';
import { saidOnce } from './said-once';

const piece = (text: string, is_match = false) => ({ text, is_match });
const hit = (title: string, ref: string, snippet: Hit['snippet']): Hit => ({
  kind: 'topic',
  ref,
  title,
  status: null,
  path: `/topics/${ref}`,
  snippet,
});

it('marks the words in the title where the excerpt only repeats title and reference', () => {
  const found = hit('canine screening', 'canine-screening', [
    piece('canine '),
    piece('screening', true),
    piece(' · canine-'),
    piece('screening', true),
  ]);
  expect(saidOnce(found)).toEqual({
    title: [piece('canine '), piece('screening', true)],
    excerpt: [],
  });
});

it('keeps of the excerpt what the title does not say', () => {
  const found = hit('Rehearse every two years.', 'CTWG-2019-R01', [
    piece('Rehearse', true),
    piece(' every two years. · Take it up in the work plan.'),
  ]);
  expect(saidOnce(found)).toEqual({
    title: [piece('Rehearse', true), piece(' every two years.')],
    excerpt: [piece('Take it up in the work plan.')],
  });
});

it('leaves an excerpt alone that only begins like the title', () => {
  const found = hit('Port', 'P1', [piece('Port', true), piece(' Moresby · SOM1')]);
  expect(saidOnce(found)).toEqual({ title: [piece('Port')], excerpt: found.snippet });
});

it('leaves out each part that the title or the reference says already, wherever it stands', () => {
  const found = hit('Hong Kong, China', 'HKG', [
    piece('Hong', true),
    piece(' Kong, China · HKG · '),
    piece('Hong', true),
    piece(' Kong · Joined in 1991 · A port'),
  ]);
  expect(
    saidOnce(found)
      .excerpt.map(({ text }) => text)
      .join(''),
  ).toBe('Joined in 1991 · A port');
});
