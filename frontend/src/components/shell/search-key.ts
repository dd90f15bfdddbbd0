/** The keys that lead to the search from anywhere. */

/** Whether a key is meant for a control that takes text, and not for the page. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName));

/** `/` or Ctrl-K: to the search, from anywhere. */
export const isSearchKey = ({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean =>
  ((ctrlKey || metaKey) && !altKey && key.toLowerCase() === 'k') ||
  (key === '/' && !ctrlKey && !metaKey && !altKey && !isTyping(target));
