/** The kinds of field that records are made of, and what each holds. Null is "not stated". */
import type { ComponentChildren } from 'preact';
import type { PartialDate, Period } from '../lib/format';
import type { Values } from '../lib/merge';
import type { Option } from '../lib/options';

/** An exact amount: decimal text as the API sends it, or a number as it is typed. */
export type Amount = string | number;

export interface FieldValues {
  text: string | null;
  longText: string | null;
  password: string | null;
  enum: string | null;
  date: PartialDate | null;
  period: Period | null;
  link: string | null;
  ref: string | null;
  links: string[] | null;
  tags: string[] | null;
  lines: string[] | null;
  money: Amount | null;
  number: number | null;
  boolean: boolean | null;
  rows: Values[] | null;
}

export type FieldType = keyof FieldValues;

export interface FieldSpec<T extends FieldType = FieldType> {
  type: T;
  name: string;
  label: string;
  help?: string;
  isRequired?: boolean;
  /** The choices of `enum`, `link` and `links`; suggestions for `tags`. */
  options?: readonly Option[];
  /** The page of a linked record. */
  hrefOf?: (key: string) => string;
  /** A date that has to be known to the day, such as a deadline. */
  isExact?: boolean;
  maxLength?: number;
  min?: number;
  max?: number;
  /** What a number counts, or the currency of an amount. */
  unit?: string;
  /** A number that names something, such as a year: written without separators. */
  isName?: boolean;
  /** The parts of each of `rows`. */
  columns?: readonly FieldSpec[];
  /** What one of `rows` is: "participant". */
  rowName?: string;
  /** Records that a `ref` may name, for the words typed so far. */
  suggest?: (words: string, signal: AbortSignal) => Promise<readonly Option[]>;
}

export interface InputProps<T extends FieldType> {
  id: string;
  spec: FieldSpec<T>;
  value: FieldValues[T];
  onChange: (value: FieldValues[T]) => void;
  describedBy: string | undefined;
  isInvalid: boolean;
}

/** How one kind of field is shown and entered. */
export interface FieldKind<T extends FieldType> {
  display: (value: NonNullable<FieldValues[T]>, spec: FieldSpec<T>) => ComponentChildren;
  Input: (props: InputProps<T>) => ComponentChildren;
  /** Several controls under one name: a fieldset with a legend instead of a label. */
  isGroup: boolean;
}

/** `options`: any of several values. `years`: bounds on a date, given as years. */
export type Filter =
  | {
      type: 'options';
      name: string;
      label: string;
      options: readonly Option[];
      /** The API takes one value, and not any of several. */
      isSingle?: boolean;
      /** Reached by links only: shown when it is active, and not offered otherwise. */
      isByLink?: boolean;
    }
  | { type: 'years'; name: string; label: string; isByLink?: boolean };
