import { expect, it } from 'vitest';
import { isSearchKey } from './search-key';

function pressed(init: KeyboardEventInit, on: HTMLElement = document.body): boolean {
  let answer = false;
  const listen = (event: KeyboardEvent) => {
    answer = isSearchKey(event);
  };
  document.body.append(on === document.body ? '' : on);
  addEventListener('keydown', listen);
  on.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, ...init }));
  removeEventListener('keydown', listen);
  return answer;
}

it('takes a slash and Ctrl-K as the way to the search', () => {
  expect(pressed({ key: '/' })).toBe(true);
  expect(pressed({ key: 'k', ctrlKey: true })).toBe(true);
  expect(pressed({ key: 'K', metaKey: true })).toBe(true);
  expect(pressed({ key: 'k' })).toBe(false);
});

it('leaves a slash to whoever types one', () => {
  expect(pressed({ key: '/' }, document.createElement('input'))).toBe(false);
  expect(pressed({ key: '/' }, document.createElement('textarea'))).toBe(false);
  expect(pressed({ key: 'k', ctrlKey: true }, document.createElement('input'))).toBe(true);
});
