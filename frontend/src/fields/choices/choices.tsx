/** Any number out of a list, as ticks; a long list can be searched. */
import { useId, useState } from 'preact/hooks';
import { messages } from '../../lib/messages';
import { matching, type Option } from '../../lib/options';
import { toggled } from '../../lib/query';
import './choices.css';

const LONG_LIST = 10;

interface ChoicesProps {
  label: string;
  options: readonly Option[];
  values: readonly string[];
  onChange: (values: string[]) => void;
}

export function Choices({ label, options, values, onChange }: ChoicesProps) {
  const [words, setWords] = useState('');
  const findId = useId();
  const known = new Set(options.map(({ value }) => value));
  const unknown = values.filter((value) => !known.has(value));
  const all = [...unknown.map((value) => ({ value, label: value })), ...options];
  const shown = matching(all, words);
  return (
    <div class="choices">
      {all.length > LONG_LIST && (
        <>
          <label class="visually-hidden" for={findId}>
            {messages.list.findOption(label)}
          </label>
          <input
            id={findId}
            class="choices-find"
            type="search"
            placeholder={messages.list.findOption(label)}
            value={words}
            onInput={(event) => {
              setWords(event.currentTarget.value);
            }}
          />
        </>
      )}
      <ul class="choices-list">
        {shown.map(({ value, label: text, note }) => (
          <li key={value}>
            <label class="choice">
              <input
                type="checkbox"
                checked={values.includes(value)}
                onChange={() => {
                  onChange(toggled(values, value));
                }}
              />
              <span>
                {text}
                {note && <span class="choice-note">{note}</span>}
              </span>
            </label>
          </li>
        ))}
        {shown.length === 0 && <li class="faint small">{messages.list.noOption}</li>}
      </ul>
    </div>
  );
}
