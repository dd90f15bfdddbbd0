import { expect, it } from 'vitest';
import { typeAhead } from './typed-ahead';

const press = (key: string, init: KeyboardEventInit = {}) =>
  dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true, ...init }));

it('keeps what is typed until it is asked for, and no longer', () => {
  const typed = typeAhead();
  for (const key of ['S', 'T', 'S', 'Backspace', 'A', 'R', 'Tab', 'Shift']) press(key);
  press('c', { ctrlKey: true });
  expect(typed()).toBe('STAR');
  press('X');
  expect(typed()).toBe('STAR');
});
