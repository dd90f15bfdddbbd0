/** The reference of another record, typed with the help of those that fit. */
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Option } from '../lib/options';
import { controlProps } from './plain';
import type { FieldKind, InputProps } from './types';

const SUGGEST_DELAY_MS = 250;

/** The records that fit what was typed, a moment after the last key. */
function useSuggestions({ spec: { suggest }, value }: InputProps<'ref'>): readonly Option[] {
  const [found, setFound] = useState<readonly Option[]>([]);
  const latest = useRef(suggest);
  latest.current = suggest;
  const words = value ?? '';
  const isAsked = suggest !== undefined;
  useEffect(() => {
    if (!isAsked) return undefined;
    const controller = new AbortController();
    const timer = setTimeout(() => {
      latest.current?.(words, controller.signal).then(setFound, () => {
        setFound([]); // Without suggestions a reference can still be typed.
      });
    }, SUGGEST_DELAY_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [words, isAsked]);
  return found;
}

function RefInput(props: InputProps<'ref'>) {
  const listId = useId();
  const found = useSuggestions(props);
  return (
    <>
      <input
        type="text"
        {...controlProps(props)}
        list={listId}
        maxLength={props.spec.maxLength}
        value={props.value ?? ''}
        onInput={(event) => {
          props.onChange(event.currentTarget.value.trim() || null);
        }}
      />
      <datalist id={listId}>
        {found.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </datalist>
    </>
  );
}

export const ref: FieldKind<'ref'> = {
  display: (value, { hrefOf }) => (hrefOf ? <a href={hrefOf(value)}>{value}</a> : value),
  Input: RefInput,
  isGroup: false,
};
