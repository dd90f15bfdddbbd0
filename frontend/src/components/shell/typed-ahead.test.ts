import { expect, it } from 'vitest';
import { typeAhead } from './typed-ahead';

const press = (key: string, init: KeyboardEventInit = {}) =>
  dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true, ...init }));

it('keeps what is typed until it is asked for, and no longer', () => {
  const typed = typeAhead();
  for (const key of ['S', 'T', 'S', 'Backspace', 'A', 'R', 'Tab', 'Shift']) press(key);
  press('c', { ctrlKey: true });
  expect(typed()).toEqual({ text: 'STAR', isEntered: false });
  press('X');
  expect(typed().text).toBe('STAR');
});

it('knows that Enter was pressed already', () => {
  const typed = typeAhead();
  for (const key of ['A', 'Enter']) press(key);
  expect(typed()).toEqual({ text: 'A', isEntered: true });
});
