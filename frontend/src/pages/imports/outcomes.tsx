/** Row by row: what each came to, or what is wrong with it and how it is mended. */
import { useState } from 'preact/hooks';
import type { ImportRead } from '../../api';
import { Icon } from '../../components/icon/icon';
import { Pager, shownOf } from '../../components/pager/pager';
import { downloadText, toCsv } from '../../lib/csv';
import { imports } from '../../lib/dictionary/imports';
import { formatNumber } from '../../lib/format';
import { useQuery } from '../../lib/query';
import { FaultKinds } from './fault-kinds';
import {
  countsOf,
  type FaultKind,
  faultKindsOf,
  isOfKind,
  isToldWhole,
  KINDS,
  mendOf,
  type Outcome,
  type OutcomeKind,
  outcomesOf,
} from './outcome-list';
import { kindLabel, OutcomeTable } from './outcome-table';
import { RowPages } from './row-pages';

const words = imports.outcomes;
const AT_ONCE = 100;
/** In the address: every outcome, where otherwise only what is to be mended is shown. */
const ALL = 'all';

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
  const counts = countsOf(job);
  const fault = kinds.find(({ id }) => id === params['fault']);
  const asked = params['outcome'] ?? (job.faults > 0 ? 'wrong' : ALL);
  const kind = KINDS.find((name) => name === asked && counts[name] > 0);
  const rows = outcomesOf(job).filter((outcome) =>
    fault ? isOfKind(outcome, fault) : kind === undefined || outcome.kind === kind,
  );
  return {
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

/** What the answer itself tells, a hundred more at each wish. */
function ToldRows({ job, rows }: { job: ImportRead; rows: readonly Outcome[] }) {
  const [shown, setShown] = useState(AT_ONCE);
  return (
    <>
      <OutcomeTable job={job} rows={rows.slice(0, shown)} />
      <Pager
        shown={shownOf(0, Math.min(shown, rows.length), rows.length)}
        hasMore={shown < rows.length}
        isLoading={false}
        onMore={() => {
          setShown(shown + AT_ONCE);
        }}
      />
    </>
  );
}

export function Outcomes({ job, fileName }: { job: ImportRead; fileName: string }) {
  const kinds = faultKindsOf(job);
  const { rows, fault, kind, showKind, showFault } = useShown(job, kinds);
  const place = `${kind ?? ''}|${fault?.id ?? ''}`;
  if (job.errors.length + job.rows.length === 0) return null;
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
      {job.errors.length < job.faults && (
        <p class="small faint">
          {words.only(formatNumber(job.errors.length), formatNumber(job.faults))}
        </p>
      )}
      {kind === 'wrong' || isToldWhole(job) ? (
        <ToldRows key={place} job={job} rows={rows} />
      ) : (
        <RowPages key={place} job={job} kind={kind} />
      )}
    </section>
  );
}
