/** Keys that are pressed while what they are meant for is still on its way: they are not lost. */

export interface Typed {
  text: string;
  /** Enter was pressed: nothing more is to come. */
  isEntered: boolean;
}

/** Collects text from now on, and gives it when it is asked for; then it listens no more. */
export function typeAhead(): () => Typed {
  let text = '';
  let isEntered = false;
  const listen = (event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey) return;
    if (key.length === 1) text += key;
    else if (key === 'Enter') isEntered = true;
    else if (key === 'Backspace') text = text.slice(0, -1);
    else return;
    event.preventDefault();
  };
  addEventListener('keydown', listen, { capture: true });
  return () => {
    removeEventListener('keydown', listen, { capture: true });
    return { text: text.trim(), isEntered };
  };
}
