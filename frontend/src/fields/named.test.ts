import { expect, it } from 'vitest';
import { byLink, options, years } from './filters';
import { named } from './named';

const words = {
  fields: { title: 'Title', 'budget.co_funding': 'Co-funding', due_on: 'Due' },
  help: { title: 'As printed.', 'budget.co_funding': 'In US dollars.' },
};

it('calls a field by where it is declared, with the words for that name', () => {
  const { title, due_on: due } = named(words, {
    title: { type: 'text', maxLength: 300 },
    due_on: { type: 'date' },
  });
  expect(title).toEqual({
    name: 'title',
    label: 'Title',
    help: 'As printed.',
    type: 'text',
    maxLength: 300,
  });
  expect(due).toEqual({ name: 'due_on', label: 'Due', type: 'date' });
});

it('finds the words of a part of a record by the name that the API gives it', () => {
  const { funds } = named(words, { funds: { type: 'money', name: 'budget.co_funding' } });
  expect(funds).toMatchObject({ label: 'Co-funding', help: 'In US dollars.' });
});

it('lets stand what a field says of itself', () => {
  const { title } = named(words, { title: { type: 'text', label: 'Name', help: '' } });
  expect(title).toMatchObject({ name: 'title', label: 'Name', help: '' });
});

it('takes no field that nothing calls by a label', () => {
  // @ts-expect-error The words have no place.
  expect(named(words, { place: { type: 'text' } }).place.label).toBeUndefined();
});

it('labels filters by the names of what they filter', () => {
  const choices = [{ value: 'a', label: 'A' }];
  const { fields } = words;
  expect(options(fields, { title: choices })).toEqual([
    { type: 'options', name: 'title', label: 'Title', options: choices },
  ]);
  expect(years(fields, 'due_on')).toEqual([{ type: 'years', name: 'due_on', label: 'Due' }]);
  expect(byLink(fields, 'title')).toMatchObject([{ name: 'title', isByLink: true }]);
  expect(byLink({ party: 'Party' })).toMatchObject([{ name: 'party', label: 'Party' }]);
});
