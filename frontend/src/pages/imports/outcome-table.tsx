/** What rows came to, one beneath the other: the outcome, the record, or what is wrong with it. */
import type { ImportRead } from '../../api';
import { type Column, DataTable } from '../../components/data-table/data-table';
import { Icon } from '../../components/icon/icon';
import { pageOfRecord } from '../../lib/addresses';
import { imports } from '../../lib/dictionary/imports';
import { fieldWords, mendOf, type Outcome, type OutcomeKind } from './outcome-list';

const words = imports.outcomes;
const TONES = { wrong: 'bad', created: 'good', updated: 'info', unchanged: 'neutral' } as const;

export const kindLabel = (kind: OutcomeKind, isTrial: boolean): string => {
  if (!isTrial || kind === 'wrong' || kind === 'unchanged') return words[kind];
  return kind === 'created' ? words.wouldCreate : words.wouldUpdate;
};

function OutcomeTag({ kind, isTrial }: { kind: OutcomeKind; isTrial: boolean }) {
  return (
    <span class={`status-tag ${TONES[kind]}`}>
      <Icon name={TONES[kind]} />
      {kindLabel(kind, isTrial)}
    </span>
  );
}

function RecordLink({ resource, outcome }: { resource: string; outcome: Outcome }) {
  const { key, kind } = outcome;
  if (!key) return kind === 'created' ? <span class="faint">{words.newRecord}</span> : null;
  const href = pageOfRecord(resource, key);
  return href ? <a href={href}>{key}</a> : <span class="number">{key}</span>;
}

function What({ outcome, resource }: { outcome: Outcome; resource: string }) {
  const { kind, column, code, detail, fields } = outcome;
  if (kind !== 'wrong') {
    return (
      <>
        <RecordLink resource={resource} outcome={outcome} />
        {fields.length > 0 && <p class="small faint">{words.changes(fieldWords(fields))}</p>}
      </>
    );
  }
  const mend = mendOf(code);
  return (
    <div class="import-fault">
      <p>
        {column && <strong>{column}: </strong>}
        {detail}
      </p>
      {mend && <p class="small">{mend}</p>}
      <code class="small faint">{code}</code>
    </div>
  );
}

const columnsOf = (job: ImportRead): Column<Outcome>[] => [
  {
    name: 'row',
    label: words.row,
    isTitle: true,
    width: 'narrow',
    cell: ({ row }) => (row === null ? words.wholeFile : `${words.row} ${row}`),
  },
  {
    name: 'outcome',
    label: words.outcome,
    width: 'narrow',
    cell: ({ kind }) => <OutcomeTag kind={kind} isTrial={job.dry_run} />,
  },
  {
    name: 'what',
    label: words.what,
    width: 'wide',
    cell: (outcome) => <What outcome={outcome} resource={job.resource} />,
  },
];

interface OutcomeTableProps {
  job: ImportRead;
  rows: readonly Outcome[];
  isBusy?: boolean;
}

export function OutcomeTable({ job, rows, isBusy = false }: OutcomeTableProps) {
  return (
    <DataTable
      caption={words.title}
      columns={columnsOf(job)}
      rows={rows}
      keyOf={({ id }) => id}
      isBusy={isBusy}
    />
  );
}
