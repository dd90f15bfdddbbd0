/** One or several out of a list, links to other records, and open tags. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { messages } from '../lib/messages';
import { labelOf } from '../lib/options';
import { Choices } from './choices/choices';
import { controlProps } from './plain';
import type { FieldKind, FieldSpec, FieldType, InputProps } from './types';

const NO_OPTIONS: readonly never[] = [];

function linked<T extends FieldType>(value: string, spec: FieldSpec<T>): ComponentChildren {
  const label = labelOf(spec.options ?? NO_OPTIONS, value);
  return spec.hrefOf ? <a href={spec.hrefOf(value)}>{label}</a> : label;
}

function OneOf(props: InputProps<'enum'> | InputProps<'link'>) {
  const { spec, value, onChange } = props;
  const options = spec.options ?? NO_OPTIONS;
  const isKnown = !value || options.some((option) => option.value === value);
  return (
    <select
      {...controlProps(props)}
      value={value ?? ''}
      onChange={(event) => {
        onChange(event.currentTarget.value || null);
      }}
    >
      {!(spec.isRequired && value) && <option value="">{messages.form.choose}</option>}
      {!isKnown && <option value={value}>{value}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

const enumeration: FieldKind<'enum'> = {
  display: (value, { options }) => labelOf(options ?? NO_OPTIONS, value),
  Input: OneOf,
  isGroup: false,
};
export { enumeration as enum };

export const link: FieldKind<'link'> = { display: linked, Input: OneOf, isGroup: false };

/** What is chosen, in words; the list to choose from opens on demand, since it may be long. */
function ManyOf({ spec, value, onChange, describedBy }: InputProps<'links'>) {
  const options = spec.options ?? NO_OPTIONS;
  const chosen = value ?? NO_OPTIONS;
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      class="field-choices"
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary aria-describedby={describedBy}>
        {chosen.length > 0 ? (
          chosen.map((item) => labelOf(options, item)).join('; ')
        ) : (
          <span class="faint">{messages.form.noneSelected}</span>
        )}
        <span class="visually-hidden">. {messages.form.chooseIn(spec.label)}</span>
      </summary>
      {isOpen && (
        <Choices label={spec.label} options={options} values={chosen} onChange={onChange} />
      )}
    </details>
  );
}

export const links: FieldKind<'links'> = {
  display: (values, spec) => (
    <ul class="field-links">
      {values.map((value) => (
        <li key={value}>{linked(value, spec)}</li>
      ))}
    </ul>
  ),
  Input: ManyOf,
  isGroup: true,
};

/** Tags are typed with semicolons between them: an economy's name may hold a comma. */
const splitTags = (text: string): string[] =>
  text
    .split(';')
    .map((tag) => tag.trim())
    .filter(Boolean);

export const tags: FieldKind<'tags'> = {
  display: (values) => values.join('; '),
  Input: (props) => (
    <input
      type="text"
      {...controlProps(props)}
      value={(props.value ?? []).join('; ')}
      onChange={(event) => {
        props.onChange(splitTags(event.currentTarget.value));
      }}
    />
  ),
  isGroup: false,
};
