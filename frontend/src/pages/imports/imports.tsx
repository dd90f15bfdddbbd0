/** Files in: chosen, tried at once, mended, and then written, all rows or none. */
import { useEffect } from 'preact/hooks';
import { EmptyState } from '../../components/empty-state/empty-state';
import { FileDrop } from '../../components/file-drop/file-drop';
import { ProblemBanner } from '../../components/problem-banner/problem-banner';
import { RecordHeader } from '../../components/record-header/record-header';
import { Skeleton } from '../../components/skeleton/skeleton';
import { imports as words } from '../../lib/dictionary/imports';
import { messages } from '../../lib/messages';
import { Problem } from '../../lib/problem';
import { useQuery } from '../../lib/query';
import { me, session } from '../../lib/session';
import { ACCEPTED } from './file-kinds';
import { offered, offeredAs } from './importables';
import { readNote } from './note';
import { Outcomes } from './outcomes';
import { ResourceChoice } from './resource-choice';
import { Result } from './result';
import { UnderWay } from './under-way';
import { type ImportState, type Stage, useImport } from './use-import';
import './imports.css';

const UNREADABLE = 'client/unreadable';

/** Why nothing came of the file: refused here, refused there, or without an answer. */
function Failure({ stage, retry }: Pick<ImportState, 'stage' | 'retry'>) {
  const again = () => void retry();
  switch (stage.at) {
    case 'refused': {
      const { title, hint } = stage.refusal;
      const detail = `${hint} ${words.nothingLost}`;
      return <ProblemBanner problem={new Problem({ type: UNREADABLE, title, detail })} />;
    }
    case 'rejected':
      return (
        <>
          <ProblemBanner problem={stage.problem} />
          <p>{words.nothingLost}</p>
        </>
      );
    case 'lost': {
      const { note, problem, hasFile } = stage;
      const what = note.isTrial ? words.lost.trial : words.lost.commit;
      const detail = note.id === undefined ? what : words.lost.poll;
      const title = problem?.title ?? words.lost.title;
      return (
        <ProblemBanner
          problem={new Problem({ type: 'client/lost', title, detail })}
          onRetry={hasFile || note.id !== undefined ? again : undefined}
        />
      );
    }
    case 'idle':
    case 'reading':
    case 'sending':
    case 'running':
    case 'ended':
      return null;
  }
}

function Progress({ stage }: { stage: Stage }) {
  const { phase } = words;
  switch (stage.at) {
    case 'reading':
      return <UnderWay text={phase.reading(stage.name)} />;
    case 'sending': {
      const { name, isTrial } = stage;
      return <UnderWay text={isTrial ? phase.sendingTrial(name) : phase.sending(name)} />;
    }
    case 'running': {
      const { name, job } = stage;
      return <UnderWay text={job.dry_run ? phase.trial(name) : phase.writing(name)} job={job} />;
    }
    case 'idle':
    case 'refused':
    case 'rejected':
    case 'lost':
    case 'ended':
      return null;
  }
}

const isBusy = ({ at }: Stage): boolean => at === 'reading' || at === 'sending' || at === 'running';

function buttonOf(stage: Stage): string {
  if (stage.at === 'idle') return words.file.choose;
  const isFaulty = stage.at === 'ended' && stage.job.status === 'failed';
  return isFaulty ? words.file.chooseMended : words.file.chooseAnother;
}

function Rules() {
  return (
    <details class="import-rules">
      <summary>{words.rules.title}</summary>
      <ul>
        {words.rules.items.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
    </details>
  );
}

function Importing() {
  const { params, replace } = useQuery();
  const { stage, choose, commit, retry, reset } = useImport();
  const named = params['resource'];
  const remembered = readNote()?.resource;
  useEffect(() => {
    if (named === undefined && remembered) replace({ resource: remembered });
  }, [named, remembered, replace]);
  const resource = offeredAs(named ?? remembered);
  const isOver = stage.at === 'ended' && !stage.job.dry_run && stage.job.status === 'succeeded';
  const needsFile = stage.at === 'lost' && !stage.hasFile && stage.note.id === undefined;
  return (
    <>
      <ResourceChoice
        resource={resource}
        isFixed={isBusy(stage)}
        onChoose={(name) => {
          reset();
          replace({ resource: name, outcome: '', fault: '' });
        }}
      />
      <Failure stage={stage} retry={retry} />
      <Progress stage={stage} />
      {stage.at === 'ended' && (
        <Result
          ended={stage}
          onCommit={() => void commit()}
          onRetry={() => void retry()}
          onNext={reset}
        />
      )}
      {needsFile && <p>{words.lost.file(stage.note.name)}</p>}
      {resource && !isBusy(stage) && !isOver && (
        <FileDrop
          label={words.file.drop}
          button={buttonOf(stage)}
          accept={ACCEPTED}
          isSmall={stage.at === 'ended'}
          onFile={(file) => void choose(file, resource)}
        />
      )}
      {stage.at === 'ended' && <Outcomes job={stage.job} fileName={stage.note.name} />}
      <Rules />
    </>
  );
}

function Gate() {
  if (session.value.status === 'starting') return <Skeleton lines={6} />;
  if (!me.value) {
    return (
      <EmptyState title={words.signIn} hint={words.signInHint}>
        <a class="button primary" href="/sign-in?next=/imports">
          {messages.session.submit}
        </a>
      </EmptyState>
    );
  }
  if (offered().length === 0) {
    return <EmptyState title={words.noRight} hint={words.noRightHint} />;
  }
  return <Importing key={me.value.id} />;
}

export default function ImportsPage() {
  return (
    <div class="page">
      <RecordHeader title={words.title} lead={words.lead} />
      <Gate />
    </div>
  );
}
