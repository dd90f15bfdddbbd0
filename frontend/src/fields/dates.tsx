/** Dates that may be known only to the month or the year, and spans between two of them. */
import { useId, useState } from 'preact/hooks';
import {
  formatDate,
  formatPeriod,
  monthNames,
  type PartialDate,
  type Precision,
  precisionOf,
} from '../lib/format';
import { messages } from '../lib/messages';
import type { FieldKind, InputProps } from './types';

const PRECISIONS: readonly Precision[] = ['day', 'month', 'year'];
const FIRST_YEAR = 1989;
const LAST_YEAR = 2100;

const LENGTH: Record<Precision, number> = { day: 10, month: 7, year: 4 };

const two = (value: number): string => String(value).padStart(2, '0');

/** A date at another precision: what is no longer known goes, what is newly asked starts at 1. */
export const atPrecision = (value: PartialDate, precision: Precision): PartialDate =>
  `${value}${'-01-01'.slice(value.length - LENGTH.year)}`.slice(0, LENGTH[precision]);

interface DatePartProps {
  label: string;
  value: string | null;
  precision: Precision;
  onChange: (value: string | null) => void;
  describedBy: string | undefined;
  isInvalid: boolean;
}

function YearInput({ label, value, precision, onChange, ...state }: DatePartProps) {
  return (
    <input
      type="number"
      inputMode="numeric"
      class="field-year"
      aria-label={`${label}: ${messages.dates.year}`}
      aria-describedby={state.describedBy}
      aria-invalid={state.isInvalid || undefined}
      min={FIRST_YEAR}
      max={LAST_YEAR}
      value={value?.slice(0, 4) ?? ''}
      onChange={(event) => {
        const year = event.currentTarget.value;
        if (!/^\d{4}$/.test(year)) onChange(null);
        else onChange(atPrecision(`${year}${value?.slice(4) ?? ''}`, precision));
      }}
    />
  );
}

function MonthSelect({ label, value, onChange }: DatePartProps) {
  return (
    <select
      aria-label={`${label}: ${messages.dates.month}`}
      value={value?.slice(5, 7) ?? '01'}
      disabled={!value}
      onChange={(event) => {
        if (value) onChange(`${value.slice(0, 4)}-${event.currentTarget.value}`);
      }}
    >
      {monthNames.map((name, index) => (
        <option key={name} value={two(index + 1)}>
          {name}
        </option>
      ))}
    </select>
  );
}

function DatePart(props: DatePartProps) {
  const { label, value, precision, onChange, describedBy, isInvalid } = props;
  if (precision !== 'day') {
    return (
      <span class="field-parts">
        <YearInput {...props} />
        {precision === 'month' && <MonthSelect {...props} />}
      </span>
    );
  }
  return (
    <input
      type="date"
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={isInvalid || undefined}
      min={`${FIRST_YEAR}-01-01`}
      max={`${LAST_YEAR}-12-31`}
      value={value ?? ''}
      onChange={(event) => {
        onChange(event.currentTarget.value || null);
      }}
    />
  );
}

function PrecisionSelect({
  value,
  onChange,
}: {
  value: Precision;
  onChange: (precision: Precision) => void;
}) {
  const id = useId();
  return (
    <span class="field-part">
      <label for={id}>{messages.dates.precisionLabel}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          const chosen = PRECISIONS.find((item) => item === event.currentTarget.value);
          if (chosen) onChange(chosen);
        }}
      >
        {PRECISIONS.map((precision) => (
          <option key={precision} value={precision}>
            {messages.dates.precision[precision]}
          </option>
        ))}
      </select>
    </span>
  );
}

/** The precision that a person works at; it outlives an emptied date. */
function usePrecision(values: readonly (PartialDate | null)[]) {
  const known = values.filter((value) => value !== null).map(precisionOf);
  const coarsest = known.toSorted((a, b) => LENGTH[a] - LENGTH[b])[0];
  const [chosen, choose] = useState<Precision>(coarsest ?? 'day');
  return { precision: coarsest ?? chosen, choose };
}

function DateInput({ spec, value, onChange, describedBy, isInvalid }: InputProps<'date'>) {
  const { precision, choose } = usePrecision([value]);
  return (
    <div class="field-parts">
      <DatePart
        label={spec.label}
        value={value}
        precision={precision}
        describedBy={describedBy}
        isInvalid={isInvalid}
        onChange={onChange}
      />
      {!spec.isExact && (
        <PrecisionSelect
          value={precision}
          onChange={(next) => {
            choose(next);
            if (value) onChange(atPrecision(value, next));
          }}
        />
      )}
    </div>
  );
}

function PeriodInput({ spec, value, onChange, describedBy, isInvalid }: InputProps<'period'>) {
  const present = { start: value?.start ?? null, end: value?.end ?? null };
  const { precision, choose } = usePrecision([present.start, present.end]);
  const atThis = (part: PartialDate | null, wanted: Precision) => part && atPrecision(part, wanted);
  return (
    <div class="field-parts">
      {(['start', 'end'] as const).map((end) => (
        <span key={end} class="field-part">
          <span aria-hidden="true">{messages.dates[end]}</span>
          <DatePart
            label={`${spec.label}, ${messages.dates[end]}`}
            value={atThis(present[end], precision)}
            precision={precision}
            describedBy={describedBy}
            isInvalid={isInvalid}
            onChange={(next) => {
              const changed = { ...present, [end]: next };
              onChange(changed.start === null && changed.end === null ? null : changed);
            }}
          />
        </span>
      ))}
      <PrecisionSelect
        value={precision}
        onChange={(next) => {
          choose(next);
          if (value) {
            onChange({ start: atThis(present.start, next), end: atThis(present.end, next) });
          }
        }}
      />
    </div>
  );
}

export const date: FieldKind<'date'> = {
  display: (value) => formatDate(value),
  Input: DateInput,
  isGroup: true,
};

export const period: FieldKind<'period'> = {
  display: (value) => formatPeriod(value),
  Input: PeriodInput,
  isGroup: true,
};
