/** Filters by the names of what they filter, with their labels from one list of words. */
import { messages } from '../lib/messages';
import type { Option } from '../lib/options';
import type { Filter } from './types';

type Labels = Readonly<Record<string, string>>;
type NameIn<Words> = keyof Words & string;

export const yesNo = [
  { value: 'true', label: messages.list.yes },
  { value: 'false', label: messages.list.no },
];

/** Any of the options of each. */
export const options = <Words extends Labels>(
  labels: Words,
  byName: Readonly<Partial<Record<NameIn<NoInfer<Words>>, readonly Option[]>>>,
): Filter[] =>
  Object.entries<readonly Option[] | undefined>(byName).map(([name, choices = []]) => ({
    type: 'options',
    name,
    label: labels[name] ?? name,
    options: choices,
  }));

/** Bounds on dates. */
export const years = <Words extends Labels>(
  labels: Words,
  ...names: readonly NameIn<Words>[]
): Filter[] => names.map((name) => ({ type: 'years', name, label: labels[name] ?? name }));

/** Reached by links only, such as from a number to what it counted: those named, or all. */
export const byLink = <Words extends Labels>(
  labels: Words,
  ...names: readonly NameIn<Words>[]
): Filter[] =>
  (names.length > 0 ? names : Object.keys(labels)).map((name) => ({
    type: 'options',
    name,
    label: labels[name] ?? name,
    options: yesNo,
    isByLink: true,
  }));

/** Bounds on a date that are reached by links only. */
export const datesByLink = (labels: Labels): Filter[] =>
  Object.entries(labels).map(([name, label]) => ({ type: 'years', name, label, isByLink: true }));
