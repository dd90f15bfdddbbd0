/** Which files may be sent, judged before anything is read: the rest is the service's to say. */
import { formatNumber } from '../../lib/format';
import { imports } from '../../lib/dictionary/imports';

/** What is wrong with a file, and what to do about it. */
export interface Refusal {
  title: string;
  hint: string;
}

const words = imports.refused;
const MB = 1_000_000;
/** What the service takes: 100 MiB. */
const LARGEST = 100 * 2 ** 20;

// The name decides: what browsers call a CSV file depends on the programs of the machine.
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  tsv: 'text/csv',
  txt: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ndjson: 'application/x-ndjson',
  jsonl: 'application/x-ndjson',
};
const OTHER_WORKBOOKS: ReadonlySet<string> = new Set(['xls', 'xlsb', 'xlsm', 'ods', 'numbers']);

/** The endings that the file chooser offers. */
export const ACCEPTED = Object.keys(MEDIA_TYPES)
  .map((ending) => `.${ending}`)
  .join(',');

const endingOf = (name: string): string => name.split('.').at(-1)?.toLowerCase() ?? '';

export const mediaTypeOf = (name: string): string | undefined => MEDIA_TYPES[endingOf(name)];

export function refusalOf({ name, size }: Pick<File, 'name' | 'size'>): Refusal | undefined {
  if (OTHER_WORKBOOKS.has(endingOf(name))) {
    return { title: words.kind(name), hint: words.oldWorkbook };
  }
  if (!mediaTypeOf(name)) return { title: words.kind(name), hint: words.kindHint };
  if (size > LARGEST) {
    const megabytes = `${formatNumber(Math.ceil(size / MB))} MB`;
    return { title: words.tooLarge(name, megabytes), hint: words.tooLargeHint };
  }
  if (size === 0) return { title: words.empty(name), hint: words.emptyHint };
  return undefined;
}
