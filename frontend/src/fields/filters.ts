/** Filters that a list takes beside those that it offers. */
import { messages } from '../lib/messages';
import type { Filter } from './types';

export const yesNo = [
  { value: 'true', label: messages.list.yes },
  { value: 'false', label: messages.list.no },
];

/** Reached by links only, such as from a number to what it counted: name and label of each. */
export const byLink = (labels: Readonly<Record<string, string>>): Filter[] =>
  Object.entries(labels).map(([name, label]) => ({
    type: 'options',
    name,
    label,
    options: yesNo,
    isByLink: true,
  }));

/** Bounds on a date that are reached by links only. */
export const datesByLink = (labels: Readonly<Record<string, string>>): Filter[] =>
  Object.entries(labels).map(([name, label]) => ({ type: 'years', name, label, isByLink: true }));
