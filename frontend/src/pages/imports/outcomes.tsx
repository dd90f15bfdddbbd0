/** Row by row: what each came to, or what is wrong with it and how it is mended. */
import { useState } from 'preact/hooks';
import type { ImportRead } from '../../api';
import { type Column, DataTable } from '../../components/data-table/data-table';
import { Icon } from '../../components/icon/icon';
import { Pager, shownOf } from '../../components/pager/pager';
import { pageOfRecord } from '../../lib/addresses';
import { downloadText, toCsv } from '../../lib/csv';
import { imports } from '../../lib/dictionary/imports';
import { formatNumber } from '../../lib/format';
import { useQuery } from '../../lib/query';
import { FaultKinds } from './fault-kinds';
import {
  allOf,
  countsOf,
  type FaultKind,
  faultKindsOf,
  fieldWords,
  isOfKind,
  KINDS,
  mendOf,
  type Outcome,
  type OutcomeKind,
  outcomesOf,
} from './outcome-list';

const words = imports.outcomes;
const AT_ONCE = 100;
/** In the address: every outcome, where otherwise only what is to be mended is shown. */
const ALL = 'all';
const TONES = { wrong: 'bad', created: 'good', updated: 'info', unchanged: 'neutral' } as const;

const kindLabel = (kind: OutcomeKind, isTrial: boolean): string => {
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

interface ChipsProps {
  job: ImportRead;
  chosen: OutcomeKind | undefined;
  onChoose: (kind: OutcomeKind | undefined) => void;
}

function KindChips({ job, chosen, onChoose }: ChipsProps) {
  const counts = countsOf(job);
  return (
    <div class="cluster no-print" role="group" aria-label={words.outcome}>
      {[undefined, ...KINDS.filter((kind) => counts[kind] > 0)].map((kind) => (
        <button
          key={kind ?? 'all'}
          type="button"
          class="outcome-chip"
          aria-pressed={kind === chosen}
          onClick={() => {
            onChoose(kind);
          }}
        >
          {kind === undefined
            ? words.all
            : `${kindLabel(kind, job.dry_run)} ${formatNumber(counts[kind])}`}
        </button>
      ))}
    </div>
  );
}

function downloadFaults(job: ImportRead, fileName: string): void {
  const rows = job.errors.map(({ row, column, code, detail }) => [
    row,
    column,
    code,
    detail,
    mendOf(code) ?? '',
  ]);
  const base = fileName.replace(/\.\w+$/, '');
  downloadText(words.csvName(base), toCsv(words.csv, rows));
}

/** What is shown of the outcomes: the address says it, as far as it fits this file. */
function useShown(job: ImportRead, kinds: readonly FaultKind[]) {
  const { params, replace } = useQuery();
  const all = outcomesOf(job);
  const fault = kinds.find(({ id }) => id === params['fault']);
  const asked = params['outcome'] ?? (job.faults > 0 ? 'wrong' : ALL);
  const kind = KINDS.find((name) => name === asked && all.some((outcome) => outcome.kind === name));
  const rows = all.filter((outcome) =>
    fault ? isOfKind(outcome, fault) : kind === undefined || outcome.kind === kind,
  );
  return {
    all,
    rows,
    fault,
    kind: fault ? 'wrong' : kind,
    showKind: (name: OutcomeKind | undefined) => {
      replace({ outcome: name ?? ALL, fault: '' });
    },
    showFault: (chosen: FaultKind | undefined) => {
      replace({ fault: chosen?.id ?? '', outcome: '' });
    },
  };
}

export function Outcomes({ job, fileName }: { job: ImportRead; fileName: string }) {
  const kinds = faultKindsOf(job);
  const { all, rows, fault, kind, showKind, showFault } = useShown(job, kinds);
  const place = `${kind ?? ''}|${fault?.id ?? ''}`;
  const [more, setMore] = useState({ place, shown: AT_ONCE });
  const shown = more.place === place ? more.shown : AT_ONCE;
  const told = all.length;
  const total = allOf(job);
  if (told === 0) return null;
  return (
    <section class="section import-outcomes" aria-label={words.title}>
      <div class="spread">
        <h2>{words.title}</h2>
        {job.errors.length > 0 && (
          <button
            type="button"
            class="button no-print"
            onClick={() => {
              downloadFaults(job, fileName);
            }}
          >
            <Icon name="download" />
            {words.download}
          </button>
        )}
      </div>
      {kinds.length > 1 && <FaultKinds kinds={kinds} chosen={fault} onChoose={showFault} />}
      {job.rows.length > 0 && <KindChips job={job} chosen={kind} onChoose={showKind} />}
      {told < total && (
        <p class="small faint">{words.only(formatNumber(told), formatNumber(total))}</p>
      )}
      <DataTable
        caption={words.title}
        columns={columnsOf(job)}
        rows={rows.slice(0, shown)}
        keyOf={({ id }) => id}
      />
      <Pager
        shown={shownOf(0, Math.min(shown, rows.length), rows.length)}
        hasMore={shown < rows.length}
        isLoading={false}
        onMore={() => {
          setMore({ place, shown: shown + AT_ONCE });
        }}
      />
    </section>
  );
}
