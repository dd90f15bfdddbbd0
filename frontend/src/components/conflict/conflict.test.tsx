import { render, screen, within } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import type { FieldSpec } from '../../fields/types';
import { conflictsOf, type Values } from '../../lib/merge';
import { ConflictPanel } from './conflict';

const fields: FieldSpec[] = [
  { type: 'text', name: 'title', label: 'Title' },
  { type: 'longText', name: 'text', label: 'Text' },
  {
    type: 'links',
    name: 'economies',
    label: 'Economies',
    options: [
      { value: 'HKG', label: 'Hong Kong, China' },
      { value: 'PER', label: 'Peru' },
      { value: 'VNM', label: 'Viet Nam' },
    ],
  },
];

const base = { title: 'A', text: 'Train the staff of hotels.', economies: ['PER'] };

function panel(mine: Values, theirs: Values) {
  const onResolve = vi.fn();
  const conflicts = conflictsOf(base, mine, theirs);
  render(<ConflictPanel fields={fields} mine={mine} conflicts={conflicts} onResolve={onResolve} />);
  return onResolve;
}

const group = (name: string) => within(screen.getByRole('group', { name }));
const goOn = () => userEvent.click(screen.getByRole('button', { name: 'Use these and continue' }));

it('takes the focus, so that what happened is read out', () => {
  panel({ ...base, title: 'B' }, { ...base, title: 'C' });
  expect(document.activeElement?.textContent).toBe('Somebody else changed this record');
});

it('does not go on before every field is decided, and leads to the one that is not', async () => {
  const onResolve = panel({ ...base, title: 'B' }, { ...base, title: 'C' });
  await goOn();
  expect(onResolve).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(group('Title').getByLabelText('Keep mine'));
  await userEvent.click(group('Title').getByLabelText('Keep theirs'));
  await goOn();
  expect(onResolve).toHaveBeenCalledWith({ ...base, title: 'C' });
});

it('marks the words of a long text that each side changed, and says so to a reader', () => {
  panel(
    { ...base, text: 'Train all staff of hotels.' },
    { ...base, text: 'Train the staff of airports.' },
  );
  const changed = (mark: string) =>
    [...document.querySelectorAll(mark)].map((each) => each.textContent.replaceAll(/\s+/g, ' '));
  expect(changed('ins')).toEqual([
    'added: all (end of added) ',
    'added: airports. (end of added) ',
  ]);
  expect(changed('del')).toEqual([
    'removed: the (end of removed) ',
    'removed: hotels. (end of removed) ',
  ]);
});

it('puts two changes of a long text together, to be corrected', async () => {
  const onResolve = panel(
    { ...base, text: 'Train all staff of hotels.' },
    { ...base, text: 'Train the staff of airports.' },
  );
  await userEvent.click(group('Text').getByLabelText('Put both together'));
  const both = screen.getByLabelText<HTMLTextAreaElement>('Text, both together');
  expect(both.value).toBe('Train all staff of airports.');
  await userEvent.type(both, ' Soon.');
  await goOn();
  expect(onResolve).toHaveBeenCalledWith({ ...base, text: 'Train all staff of airports. Soon.' });
});

it('settles a list item by item, and lets each be changed', async () => {
  const onResolve = panel({ ...base, economies: ['PER', 'HKG'] }, { ...base, economies: ['VNM'] });
  const economies = group('Economies');
  expect(
    economies.getAllByRole('checkbox').map((box) => (box as HTMLInputElement).checked),
  ).toEqual([false, true, true]);
  expect(economies.getByText('removed by them')).toBeTruthy();
  await userEvent.click(economies.getByRole('checkbox', { name: /Peru/ }));
  await goOn();
  expect(onResolve).toHaveBeenCalledWith({ ...base, economies: ['PER', 'HKG', 'VNM'] });
});
