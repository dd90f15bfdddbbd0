/** A list of small records inside one field, such as who took part: a row of controls each. */
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { Values } from '../lib/merge';
import { messages } from '../lib/messages';
import type { FieldKind, FieldSpec, FieldType, FieldValues, InputProps } from './types';

/** How the parts of a row are shown and entered: the registry itself, which holds this kind. */
interface Parts {
  displayField: (spec: FieldSpec, value: unknown) => ComponentChildren;
  FieldInput: (props: InputProps<FieldType>) => ComponentChildren;
  isGroup: (type: FieldType) => boolean;
}

const NO_COLUMNS: readonly FieldSpec[] = [];

/** What nobody filled in does not belong to the record. */
const isFilled = (row: Values): boolean =>
  Object.values(row).some((value) => value !== null && value !== undefined && value !== '');

function Table({ parts, spec, rows }: { parts: Parts; spec: FieldSpec<'rows'>; rows: Values[] }) {
  const { columns = NO_COLUMNS } = spec;
  const used = columns.filter(({ name }) => rows.some((row) => (row[name] ?? '') !== ''));
  return (
    <div class="rows-frame" role="group" aria-label={spec.label} tabIndex={0}>
      <table class="rows-table">
        <caption class="visually-hidden">{spec.label}</caption>
        <thead>
          <tr>
            {used.map(({ name, label, type }) => (
              <th key={name} scope="col" class={type === 'number' ? 'number' : ''}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            // Rows have no identity of their own: their place is all there is.
            <tr key={place}>
              {used.map((column) => (
                <td key={column.name} class={column.type === 'number' ? 'number' : ''}>
                  {parts.displayField(column, row[column.name])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  parts: Parts;
  id: string;
  name: string;
  row: Values;
  columns: readonly FieldSpec[];
  onChange: (row: Values) => void;
  onRemove: () => void;
}

function Row({ parts, id, name, row, columns, onChange, onRemove }: RowProps) {
  const { FieldInput } = parts;
  return (
    <fieldset class="rows-row">
      <legend class="visually-hidden">{name}</legend>
      {columns.map((spec) => {
        const input = (
          <FieldInput
            id={`${id}-${spec.name}`}
            spec={spec}
            value={(row[spec.name] ?? null) as FieldValues[FieldType]}
            onChange={(value) => {
              onChange({ ...row, [spec.name]: value });
            }}
            describedBy={undefined}
            isInvalid={false}
          />
        );
        return parts.isGroup(spec.type) ? (
          <fieldset key={spec.name} class="rows-part">
            <legend>{spec.label}</legend>
            {input}
          </fieldset>
        ) : (
          <div key={spec.name} class="rows-part">
            <label for={`${id}-${spec.name}`}>{spec.label}</label>
            {input}
          </div>
        );
      })}
      <button
        type="button"
        class="button quiet rows-remove"
        aria-label={`${messages.form.removeRow}: ${name}`}
        onClick={onRemove}
      >
        {messages.form.removeRow}
      </button>
    </fieldset>
  );
}

function RowsInput({ parts, ...props }: InputProps<'rows'> & { parts: Parts }) {
  const { id, spec, value, onChange } = props;
  const { columns = NO_COLUMNS, rowName = '' } = spec;
  const rows = value ?? [];
  const add = useRef<HTMLButtonElement>(null);
  const change = (next: Values[]) => {
    onChange(next);
  };
  return (
    <div class="rows">
      {rows.map((row, place) => (
        <Row
          key={place}
          parts={parts}
          id={`${id}-${place}`}
          name={`${rowName} ${place + 1}`}
          row={row}
          columns={columns}
          onChange={(changed) => {
            change(rows.with(place, changed));
          }}
          onRemove={() => {
            change(rows.toSpliced(place, 1));
            add.current?.focus();
          }}
        />
      ))}
      <button
        ref={add}
        type="button"
        class="button rows-add"
        onClick={() => {
          change([...rows.filter(isFilled), {}]);
        }}
      >
        {messages.form.addRow(rowName)}
      </button>
    </div>
  );
}

export const rowsOf = (parts: Parts): FieldKind<'rows'> => ({
  display: (value, spec) => <Table parts={parts} spec={spec} rows={value} />,
  Input: (props) => <RowsInput parts={parts} {...props} />,
  isGroup: true,
});
