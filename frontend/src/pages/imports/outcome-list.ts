/** What an import says of its rows, as one list: what each came to, or what is wrong with it. */
import type { ImportedRowRead, ImportRead } from '../../api';
import { imports } from '../../lib/dictionary/imports';
import { humanize } from '../../lib/format';

export type SoundKind = 'created' | 'updated' | 'unchanged';
export type OutcomeKind = SoundKind | 'wrong';

export const KINDS: readonly OutcomeKind[] = ['wrong', 'created', 'updated', 'unchanged'];

export interface Outcome {
  id: string;
  kind: OutcomeKind;
  /** As the spreadsheet counts it; null: the file as a whole. */
  row: number | null;
  /** Which record, where there is one. */
  key: string | null;
  fields: readonly string[];
  column: string | null;
  code: string;
  detail: string;
}

interface Told {
  rows: readonly ImportedRowRead[];
  errors: ImportRead['errors'];
}

/** A code in a column, and how often it comes. */
export interface FaultKind {
  id: string;
  code: string;
  column: string | null;
  count: number;
  mend: string | undefined;
}

export const mendOf = (code: string): string | undefined =>
  imports.mend[code] ?? imports.mend[code.replaceAll('_', '-')];

/** By row; what is wrong with the file as a whole comes first. */
export function outcomesOf({ rows, errors }: Told): Outcome[] {
  const told = rows.map(({ row, action, key = null, fields = [] }, index) => ({
    id: `row-${index}`,
    kind: action,
    row,
    key,
    fields,
    column: null,
    code: '',
    detail: '',
  }));
  const wrong = errors.map(({ row, column, code, detail }, index) => ({
    id: `fault-${index}`,
    kind: 'wrong' as const,
    row,
    key: null,
    fields: [],
    column,
    code,
    detail,
  }));
  return [...wrong, ...told].toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0));
}

const faultId = (code: string, column: string | null): string => `${code} ${column ?? ''}`;

export const isOfKind = (outcome: Outcome, { id }: FaultKind): boolean =>
  outcome.kind === 'wrong' && faultId(outcome.code, outcome.column) === id;

/** What is wrong, the most frequent first: often one mistake, made in many rows. */
export function faultKindsOf({ errors }: Pick<ImportRead, 'errors'>): FaultKind[] {
  const kinds = new Map<string, FaultKind>();
  for (const { code, column } of errors) {
    const id = faultId(code, column);
    const kind = kinds.get(id) ?? { id, code, column, count: 0, mend: mendOf(code) };
    kinds.set(id, { ...kind, count: kind.count + 1 });
  }
  return [...kinds.values()].toSorted((a, b) => b.count - a.count);
}

/** How many rows came to each outcome, of all rows, listed or not; of wrong ones the mistakes. */
export const countsOf = (job: ImportRead): Record<OutcomeKind, number> => ({
  wrong: job.faults,
  created: job.created,
  updated: job.updated,
  unchanged: job.unchanged,
});

/** How many rows came to something, or in a trial would. */
const soundOf = ({ created, updated, unchanged }: ImportRead): number =>
  created + updated + unchanged;

/** Whether the answer itself tells of each sound row, and not only of the first thousand. */
export const isToldWhole = (job: ImportRead): boolean => job.rows.length >= soundOf(job);

/** How many rows came to this; to anything, where no kind is chosen. */
export const numberOf = (job: ImportRead, kind: SoundKind | undefined): number =>
  kind === undefined ? soundOf(job) : job[kind];

/** What is wrong in a part of the sheet; the file as a whole comes before its first row. */
export const errorsBetween = (
  { errors }: Pick<ImportRead, 'errors'>,
  from: number,
  upTo: number,
): ImportRead['errors'] =>
  errors.filter(({ row }) => {
    const place = row ?? 0;
    return place >= from && place <= upTo;
  });

export const fieldWords = (fields: readonly string[]): string => fields.map(humanize).join('; ');
