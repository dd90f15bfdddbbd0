/** Several texts in one field, each on a line of its own: an address or a citation may hold any mark. */
import { useState } from 'preact/hooks';
import { isSame } from '../lib/merge';
import { controlProps } from './plain';
import type { FieldKind, InputProps } from './types';

const LINE_BREAK = /\r?\n/;

/** What stands on the lines; empty ones are no text. */
export const linesOf = (text: string): string[] =>
  text
    .split(LINE_BREAK)
    .map((line) => line.trim())
    .filter(Boolean);

function LinesInput(props: InputProps<'lines'>) {
  const { value, onChange } = props;
  const [text, setText] = useState('');
  const held = value ?? [];
  // Half-typed lines stay as they are typed, for as long as they say what the form holds.
  const shown = isSame(linesOf(text), held) ? text : held.join('\n');
  return (
    <textarea
      {...controlProps(props)}
      rows={Math.max(2, held.length + 1)}
      value={shown}
      onInput={(event) => {
        setText(event.currentTarget.value);
        onChange(linesOf(event.currentTarget.value));
      }}
    />
  );
}

export const lines: FieldKind<'lines'> = {
  display: (values) => (
    <ul class="field-links">
      {values.map((value) => (
        <li key={value}>{value}</li>
      ))}
    </ul>
  ),
  Input: LinesInput,
  isGroup: false,
};
