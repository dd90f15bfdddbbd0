/** Text, numbers, money, yes or no: fields of one or two plain inputs. */
import { formatMoney, formatNumber } from '../lib/format';
import { messages } from '../lib/messages';
import type { FieldKind } from './types';

interface ControlState {
  id: string;
  spec: { isRequired?: boolean };
  describedBy: string | undefined;
  isInvalid: boolean;
}

/** What every control of a field carries, so that its label, help and errors are read out. */
export const controlProps = ({ id, spec, describedBy, isInvalid }: ControlState) => ({
  id,
  'aria-describedby': describedBy,
  'aria-invalid': isInvalid || undefined,
  'aria-required': spec.isRequired ?? undefined,
});

export const text: FieldKind<'text'> = {
  display: (value) => value,
  Input: (props) => (
    <input
      type="text"
      {...controlProps(props)}
      maxLength={props.spec.maxLength}
      value={props.value ?? ''}
      onInput={(event) => {
        props.onChange(event.currentTarget.value || null);
      }}
    />
  ),
  isGroup: false,
};

export const longText: FieldKind<'longText'> = {
  display: (value) => <span class="long-text">{value}</span>,
  Input: (props) => (
    <textarea
      {...controlProps(props)}
      rows={4}
      maxLength={props.spec.maxLength}
      value={props.value ?? ''}
      onInput={(event) => {
        props.onChange(event.currentTarget.value || null);
      }}
    />
  ),
  isGroup: false,
};

/** Never shown, never kept as a draft. */
export const password: FieldKind<'password'> = {
  display: () => '••••••••',
  Input: (props) => (
    <input
      type="password"
      autoComplete="new-password"
      {...controlProps(props)}
      value={props.value ?? ''}
      onInput={(event) => {
        props.onChange(event.currentTarget.value || null);
      }}
    />
  ),
  isGroup: false,
};

/** What was typed as a number; null when it is none, so that "0" and "" stay apart. */
const numberOf = (input: HTMLInputElement): number | null =>
  input.value === '' || Number.isNaN(input.valueAsNumber) ? null : input.valueAsNumber;

export const number: FieldKind<'number'> = {
  display: (value, { unit, isName }) => {
    const text = isName ? String(value) : formatNumber(value);
    return unit ? `${text} ${unit}` : text;
  },
  Input: (props) => (
    <input
      type="number"
      inputMode="decimal"
      step="any"
      {...controlProps(props)}
      min={props.spec.min}
      max={props.spec.max}
      value={props.value ?? ''}
      onInput={(event) => {
        props.onChange(numberOf(event.currentTarget));
      }}
    />
  ),
  isGroup: false,
};

const CURRENCY = 'USD';

export const money: FieldKind<'money'> = {
  display: (amount, { unit = CURRENCY }) => formatMoney(Number(amount), unit),
  Input: (props) => (
    <div class="field-parts">
      <input
        type="number"
        inputMode="decimal"
        min={0}
        step="any"
        {...controlProps(props)}
        value={props.value ?? ''}
        onInput={(event) => {
          props.onChange(numberOf(event.currentTarget));
        }}
      />
      <span class="field-unit">{props.spec.unit ?? CURRENCY}</span>
    </div>
  ),
  isGroup: false,
};

const YES = 'yes';

export const boolean: FieldKind<'boolean'> = {
  display: (value) => (value ? messages.list.yes : messages.list.no),
  Input: (props) => (
    <select
      {...controlProps(props)}
      value={props.value === null ? '' : props.value ? YES : 'no'}
      onChange={(event) => {
        const { value } = event.currentTarget;
        props.onChange(value === '' ? null : value === YES);
      }}
    >
      {props.value === null && <option value="">{messages.form.notSet}</option>}
      <option value={YES}>{messages.list.yes}</option>
      <option value="no">{messages.list.no}</option>
    </select>
  ),
  isGroup: false,
};
