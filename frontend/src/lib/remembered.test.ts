import { beforeEach, expect, it } from 'vitest';
import { asOf, forgetAnswers, presentReader, recall, remember, turnPage } from './remembered';

const at = (time: string) => new Date(`2026-11-22T${time}:00Z`);
const answer = (text: string) => new Response(text);

beforeEach(forgetAnswers);

it('gives the last answer again, as often as it is asked, and says of when it is', async () => {
  const reader = presentReader();
  await remember('/a', answer('first'), reader, at('10:00'));
  await remember('/a', answer('second'), reader, at('10:05'));
  expect(asOf.value).toBeUndefined();
  expect(await recall('/a', reader)?.text()).toBe('second');
  expect(await recall('/a', reader)?.text()).toBe('second');
  expect(asOf.value).toEqual(at('10:05'));
  expect(recall('/b', reader)).toBeUndefined();
});

it('says the oldest moment of a page, and none once everything was read anew', async () => {
  const reader = presentReader();
  await remember('/a', answer('a'), reader, at('10:00'));
  await remember('/b', answer('b'), reader, at('10:30'));
  recall('/a', reader);
  recall('/b', reader);
  expect(asOf.value).toEqual(at('10:00'));
  await remember('/a', answer('a'), reader, at('11:00'));
  expect(asOf.value).toEqual(at('10:30'));
  turnPage();
  expect(asOf.value).toBeUndefined();
});

it('gives the next person nothing, not even what was on its way to the last', async () => {
  const first = presentReader();
  await remember('/a', answer('secret'), first);
  const late = remember('/b', answer('late secret'), first);
  forgetAnswers();
  await late;
  expect(recall('/a', presentReader())).toBeUndefined();
  expect(recall('/b', presentReader())).toBeUndefined();
  expect(recall('/b', first)).toBeUndefined();
});

it('keeps a hundred answers at most', async () => {
  const reader = presentReader();
  for (let number = 0; number <= 100; number += 1)
    await remember(`/${number}`, answer('x'), reader);
  expect(recall('/0', reader)).toBeUndefined();
  expect(recall('/1', reader)).toBeDefined();
});
