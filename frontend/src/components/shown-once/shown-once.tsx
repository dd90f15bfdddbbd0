/** A link or a secret that is shown this once, to be copied. */
import { useEffect, useId, useRef } from 'preact/hooks';
import { shownOnce as words } from '../../lib/dictionary/administration';
import { announce, notify } from '../../lib/live';
import './shown-once.css';

interface ShownOnceProps {
  label: string;
  text: string;
  hint: string;
}

export function ShownOnce({ label, text, hint }: ShownOnceProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, [text]);
  const copy = async () => {
    input.current?.select();
    try {
      await navigator.clipboard.writeText(text);
      notify(words.copied);
    } catch {
      announce(words.byHand); // Not every browser lets a page write there: it stays marked.
    }
  };
  return (
    <div class="shown-once">
      <label for={id}>{label}</label>
      <div class="shown-once-row">
        <input
          ref={input}
          id={id}
          type="text"
          readOnly
          value={text}
          aria-describedby={`${id}-hint`}
        />
        <button
          type="button"
          class="button"
          onClick={() => {
            void copy();
          }}
        >
          {words.copy}
        </button>
      </div>
      <p id={`${id}-hint`} class="small">
        {hint}
      </p>
    </div>
  );
}
