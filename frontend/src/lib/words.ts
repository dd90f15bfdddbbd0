/** A vocabulary's codes as words: from the dictionary, or made readable. */
import { humanize } from './format';
import { messages, stateNames } from './messages';
import type { Option } from './options';

export const kindWords = (code: string): string => messages.kinds[code] ?? humanize(code);

export const stateWords = (code: string): string => stateNames[code] ?? humanize(code);

export const kindOptions = (codes: readonly string[]): Option[] =>
  codes.map((value) => ({ value, label: kindWords(value) }));

export const stateOptions = (codes: readonly string[]): Option[] =>
  codes.map((value) => ({ value, label: stateWords(value) }));
