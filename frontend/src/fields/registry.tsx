/** One entry per kind of field. Tables, details, forms and filters all ask here. */
import type { ComponentChildren } from 'preact';
import * as choice from './choice';
import * as dates from './dates';
import { yesNo } from './filters';
import { lines } from './lines';
import * as plain from './plain';
import { ref } from './reference';
import { rowsOf } from './rows';
import type { FieldKind, FieldSpec, FieldType, FieldValues, Filter, InputProps } from './types';
import './fields.css';

const kinds: { [T in FieldType]: FieldKind<T> } = {
  ...plain,
  ...choice,
  ...dates,
  lines,
  ref,
  rows: rowsOf({ displayField, FieldInput, isGroup }),
};

/**
 * A field's kind for a value whose type the specification alone knows: values come from JSON,
 * and the name of the kind is the only witness.
 */
function kindOf(type: FieldType): FieldKind<FieldType> {
  return kinds[type] as unknown as FieldKind<FieldType>;
}

const isMissing = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && !value.length);

/** A value for reading, or null when there is nothing to show. */
export function displayField(spec: FieldSpec, value: unknown): ComponentChildren {
  if (isMissing(value)) return null;
  return kindOf(spec.type).display(value as NonNullable<FieldValues[FieldType]>, spec);
}

export function isGroup(type: FieldType): boolean {
  return kindOf(type).isGroup;
}

export function FieldInput(props: InputProps<FieldType>) {
  const { Input } = kindOf(props.spec.type);
  return <Input {...props} />;
}

/** The filter that a field offers; text, tags and amounts are found by search instead. */
export function filterOf({ type, name, label, options = [] }: FieldSpec): Filter | undefined {
  switch (type) {
    case 'enum':
    case 'link':
    case 'links':
      return { type: 'options', name, label, options };
    case 'boolean':
      return { type: 'options', name, label, options: yesNo };
    case 'date':
    case 'period':
      return { type: 'years', name, label };
    case 'text':
    case 'longText':
    case 'password':
    case 'tags':
    case 'lines':
    case 'money':
    case 'number':
    case 'ref':
    case 'rows':
      return undefined;
  }
}
