/** How a trial or an import ended, in a sentence and in numbers, and what can be done next. */
import { useEffect, useRef } from 'preact/hooks';
import type { ImportRead } from '../../api';
import { Icon } from '../../components/icon/icon';
import { pageOf } from '../../lib/addresses';
import { imports as words } from '../../lib/dictionary/imports';
import { formatInstant, formatNumber, plural } from '../../lib/format';
import { API_BASE } from '../../lib/http';
import { announce } from '../../lib/live';
import type { Tone } from '../../lib/messages';
import { isInterrupted } from './job';
import { countsOf, KINDS, type OutcomeKind } from './outcome-list';
import type { Stage } from './use-import';

type Ended = Extract<Stage, { at: 'ended' }>;

interface ResultProps {
  ended: Ended;
  onCommit: () => void;
  onRetry: () => void;
  onNext: () => void;
}

const changed = ({ created, updated }: ImportRead): number => created + updated;

const rowsOf = (count: number): string => plural(count, words.row.one, words.row.other);

/** What is the case, in a sentence. */
function sentenceOf({ job, note, wasDone }: Ended): { text: string; tone: Tone } {
  if (isInterrupted(job)) return { text: words.lost.interrupted, tone: 'warn' };
  if (job.status === 'failed') {
    const text =
      job.failed > 0
        ? words.trial.faulty(formatNumber(job.failed), rowsOf(job.processed))
        : words.trial.unread;
    return { text, tone: 'bad' };
  }
  if (!job.dry_run) {
    const text = wasDone
      ? words.doneBefore(formatInstant(job.finished_at ?? job.updated_at))
      : words.done(note.name);
    return { text, tone: 'good' };
  }
  const text = changed(job) > 0 ? words.trial.sound : words.trial.nothing;
  return { text, tone: changed(job) > 0 ? 'good' : 'info' };
}

function labelOf(kind: OutcomeKind, { dry_run: isTrial }: ImportRead): string {
  const { outcomes } = words;
  if (isTrial && kind === 'created') return outcomes.wouldCreate;
  if (isTrial && kind === 'updated') return outcomes.wouldUpdate;
  return outcomes[kind];
}

/** What its sound rows come to, and before it, of a faulty file, what is to be mended. */
function countsShown(job: ImportRead): [string, number][] {
  const counts = countsOf(job);
  const sound = KINDS.filter((kind) => kind !== 'wrong').map((kind): [string, number] => [
    labelOf(kind, job),
    counts[kind],
  ]);
  if (job.status !== 'failed') return sound;
  const { read, rows, faults } = words.faulty;
  return [
    [read, job.processed],
    [rows, job.failed],
    [faults, job.faults],
    ...sound.filter(([, count]) => count > 0),
  ];
}

function Counts({ job }: { job: ImportRead }) {
  if (job.processed === 0) return null;
  return (
    <dl class="import-counts">
      {countsShown(job).map(([label, count]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd class="number">{formatNumber(count)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Actions({ ended, onCommit, onRetry, onNext }: ResultProps) {
  const { job, note, hasFile } = ended;
  const list = pageOf(`${API_BASE}/${job.resource.replaceAll('_', '-')}`);
  if (isInterrupted(job)) {
    return hasFile ? (
      <button type="button" class="button primary" onClick={onRetry}>
        {words.lost.resend}
      </button>
    ) : (
      <p>{words.lost.file(note.name)}</p>
    );
  }
  if (job.status === 'failed') return <p>{words.trial.mend}</p>;
  if (!job.dry_run) {
    return (
      <>
        {list && (
          <a class="button primary" href={list}>
            {words.list}
          </a>
        )}
        <button type="button" class="button" onClick={onNext}>
          {words.next}
        </button>
      </>
    );
  }
  if (changed(job) === 0) return null;
  return hasFile ? (
    <button type="button" class="button primary" onClick={onCommit}>
      {words.commit(rowsOf(job.processed))}
    </button>
  ) : (
    <p>{words.lost.trialFile(note.name)}</p>
  );
}

export function Result(props: ResultProps) {
  const { ended } = props;
  const { text, tone } = sentenceOf(ended);
  const heading = useRef<HTMLHeadingElement>(null);
  const { id } = ended.job;
  useEffect(() => {
    announce(text);
    // The button that led here is gone: the reader goes on from what came of it.
    if (document.activeElement === document.body) heading.current?.focus();
  }, [id, text]);
  return (
    <section class={`panel import-result ${tone}`} aria-label={ended.note.name}>
      <div class="import-result-words">
        <p class="small faint">{ended.note.name}</p>
        <h2 ref={heading} tabIndex={-1}>
          <Icon name={tone} /> {text}
        </h2>
      </div>
      <Counts job={ended.job} />
      <div class="cluster no-print">
        <Actions {...props} />
      </div>
    </section>
  );
}
