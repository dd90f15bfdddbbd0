/** The entries of an edition by section, each with its two grades. Who may not read them is told. */
import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { ActionPlanEntryRead, ActionPlanRead, ActionPlanTemplate } from '../../api';
import { EvidenceList } from '../../components/evidence/evidence';
import { Panel } from '../../components/panel/panel';
import { ProblemBanner } from '../../components/problem-banner/problem-banner';
import { Skeleton } from '../../components/skeleton/skeleton';
import { StatusTag } from '../../components/status-tag/status-tag';
import { actionPlans, entriesOf } from '../../lib/client';
import { actionPlans as words } from '../../lib/dictionary/action-plans';
import { humanize } from '../../lib/format';
import { messages } from '../../lib/messages';
import { useResource } from '../../lib/resource';
import { me } from '../../lib/session';
import type { Reading } from './reading';
import './action-plan.css';

const { entry: entryWords, restricted, fields: labels } = words;

function Said({ label, text }: { label: string; text: string | null | undefined }) {
  if (!text) return null;
  return (
    <div>
      <h4 class="entry-label">{label}</h4>
      <p class="long-text">{text}</p>
    </div>
  );
}

function Entry({ entry, editHref }: { entry: ActionPlanEntryRead; editHref: string | undefined }) {
  const { evidence = [], severity } = entry;
  return (
    <li class="entry" id={entry.ref}>
      <div class="spread">
        <h3 class="long-text">{entry.gap}</h3>
        {editHref && (
          <a class="no-print" href={editHref}>
            {messages.record.edit}
            <span class="visually-hidden">: {entry.gap}</span>
          </a>
        )}
      </div>
      <dl class="entry-grades">
        <div>
          <dt>{labels.done}</dt>
          <dd>
            <StatusTag state={entry.done ?? 'not_started'} />
          </dd>
        </div>
        <div>
          <dt>{labels.effectiveness}</dt>
          <dd>
            <StatusTag state={entry.effectiveness ?? 'not_assessed'} />
          </dd>
        </div>
        {severity && (
          <div>
            <dt>{labels.severity}</dt>
            <dd>{humanize(severity)}</dd>
          </div>
        )}
      </dl>
      <Said label={labels.risk} text={entry.risk} />
      <Said label={labels.measures_taken} text={entry.measures_taken} />
      <Said label={labels.measures_planned} text={entry.measures_planned} />
      <Said label={labels.capacity_need} text={entry.capacity_need} />
      {evidence.length > 0 && (
        <div>
          <h4 class="entry-label">{labels.evidence}</h4>
          <EvidenceList pieces={evidence} />
        </div>
      )}
      {entry.carried_from && <p class="small faint">{entryWords.carried(entry.carried_from)}</p>}
    </li>
  );
}

interface Read {
  entries: ActionPlanEntryRead[];
  template: ActionPlanTemplate;
}

function Sections({ read, plan }: { read: Read; plan: ActionPlanRead }) {
  const { entries, template } = read;
  if (entries.length === 0) return <p class="faint">{entryWords.none}</p>;
  return (
    <>
      {template.sections.map(({ code, label }) => {
        const within = entries.filter(({ section }) => section === code);
        return (
          within.length > 0 && (
            <div key={code} class="section">
              <h3 class="entry-section">
                {code} {label}
              </h3>
              <ul class="entries">
                {within.map((entry) => (
                  <Entry
                    key={entry.ref}
                    entry={entry}
                    editHref={
                      plan.status === 'draft' &&
                      me.value?.permissions.includes('action_plans:submit')
                        ? `/action-plans/${plan.ref}/entries/${entry.ref}/edit`
                        : undefined
                    }
                  />
                ))}
              </ul>
            </div>
          )
        );
      })}
    </>
  );
}

function OpenEntries({ plan, reason }: { plan: ActionPlanRead; reason: string | undefined }) {
  const { data, error, reload } = useResource(
    `action-plans/${plan.ref}/entries|${reason ?? ''}`,
    async (signal): Promise<Read> => {
      const [{ items }, template] = await Promise.all([
        entriesOf(plan.ref, reason).page({}, signal),
        actionPlans.beside<ActionPlanTemplate>(plan.ref, 'template', signal),
      ]);
      return { entries: items, template };
    },
  );
  return (
    <>
      {reason && <p class="small faint">{restricted.readAs(reason)}</p>}
      {error && (
        <ProblemBanner
          problem={error}
          title={error.status === 404 ? restricted.notGranted : undefined}
          onRetry={reload}
        />
      )}
      {!data && !error && <Skeleton lines={6} />}
      {data && <Sections read={data} plan={plan} />}
    </>
  );
}

/** The secretariat says why it reads; the API writes it where the economy sees it. */
function ReasonForm({ onReason }: { onReason: (reason: string) => void }) {
  const id = useId();
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  return (
    <form
      class="section"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const said = reason.trim();
        setMissing(!said);
        if (said) onReason(said);
      }}
    >
      <div class="field">
        <label class="field-label" for={id}>
          {restricted.reason} <span class="field-mark">({messages.form.required})</span>
        </label>
        <p class="field-help" id={`${id}-help`}>
          {words.help.reason}
        </p>
        <input
          id={id}
          type="text"
          maxLength={500}
          aria-describedby={`${id}-help ${id}-missing`}
          aria-invalid={isMissing || undefined}
          aria-required
          value={reason}
          onInput={(event) => {
            setReason(event.currentTarget.value);
          }}
        />
        <p class="field-findings small" id={`${id}-missing`} aria-live="polite">
          {isMissing && restricted.reasonNeeded}
        </p>
      </div>
      <button type="submit" class="button primary entries-read">
        {restricted.submit}
      </button>
    </form>
  );
}

interface EntriesProps {
  plan: ActionPlanRead;
  reading: Reading;
  onRead: (reason: string | undefined) => void;
}

function Door({ reading, onRead }: Omit<EntriesProps, 'plan'>): ComponentChildren {
  if (reading.kind === 'reason') {
    return (
      <>
        <p>{restricted.public}</p>
        <ReasonForm onReason={onRead} />
      </>
    );
  }
  if (reading.kind === 'ask') {
    return (
      <>
        <p>{restricted.chair}</p>
        <button
          type="button"
          class="button entries-read"
          onClick={() => {
            onRead(undefined);
          }}
        >
          {restricted.read}
        </button>
      </>
    );
  }
  return <p class="faint">{restricted.public}</p>;
}

export function Entries({ plan, reading, onRead }: EntriesProps) {
  const mayAdd = reading.kind === 'open' && reading.isOwn && plan.status === 'draft';
  return (
    <Panel
      title={entryWords.title}
      action={mayAdd && <a href={`/action-plans/${plan.ref}/entries/new`}>{entryWords.create}</a>}
    >
      {reading.kind === 'open' ? (
        <OpenEntries plan={plan} reason={reading.reason} />
      ) : (
        <Door reading={reading} onRead={onRead} />
      )}
    </Panel>
  );
}
