/** A choice of one with its label above it, where a page asks something outside a form. */
import { useId } from 'preact/hooks';
import type { Option } from '../../lib/options';
import './labelled-choice.css';

interface LabelledChoiceProps {
  label: string;
  value: string;
  options: readonly Option[];
  /** What no choice means. */
  empty: string;
  onChange: (value: string) => void;
}

export function LabelledChoice({ label, value, options, empty, onChange }: LabelledChoiceProps) {
  const id = useId();
  // An address may name several at once; they stay until another one is chosen.
  const isListed = value === '' || options.some((option) => option.value === value);
  return (
    <div class="labelled">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={({ currentTarget }) => {
          onChange(currentTarget.value);
        }}
      >
        <option value="">{empty}</option>
        {!isListed && <option value={value}>{value.replaceAll(',', '; ')}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
