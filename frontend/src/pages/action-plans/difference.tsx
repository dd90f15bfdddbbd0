/** What an edition says otherwise than the one before, field by field. */
import { useState } from 'preact/hooks';
import type { ActionPlanRead, EditionDiff, EntryNamed, FieldChange } from '../../api';
import { Panel } from '../../components/panel/panel';
import { ProblemBanner } from '../../components/problem-banner/problem-banner';
import { Skeleton } from '../../components/skeleton/skeleton';
import { displayField } from '../../fields/registry';
import type { FieldSpec } from '../../fields/types';
import { readDifference } from '../../lib/action-plan-access';
import { actionPlans as words } from '../../lib/dictionary/action-plans';
import { conflict as editing } from '../../lib/dictionary/editing';
import { formatNumber } from '../../lib/format';
import { messages } from '../../lib/messages';
import { useResource } from '../../lib/resource';
import { actionPlanFields, entryFields } from './fields';

const { diff: diffWords } = words;

/** The header in words: an edition by name, and whether it reports what works. */
function headerFields(): readonly FieldSpec[] {
  const f = actionPlanFields();
  return [
    f.named,
    ...Object.values(f).filter(({ name }) => name !== f.named.name),
    {
      type: 'boolean',
      name: 'reports_effectiveness',
      label: words.fields.reports_effectiveness,
    },
  ];
}

function Changes({
  changes,
  fields,
}: {
  changes: readonly FieldChange[];
  fields: readonly FieldSpec[];
}) {
  const shown = (name: string, value: unknown) => {
    const spec = fields.find((field) => field.name === name) ?? {
      type: 'text' as const,
      name,
      label: name,
    };
    return displayField(spec, value) ?? <span class="faint">{messages.form.notSet}</span>;
  };
  return (
    <div class="rows-frame" role="group" tabIndex={0} aria-label={diffWords.changed}>
      <table class="rows-table difference">
        <thead>
          <tr>
            <th scope="col">{editing.field}</th>
            <th scope="col">{diffWords.was}</th>
            <th scope="col">{diffWords.is}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ field, old, new: next }) => (
            <tr key={field}>
              <th scope="row">{fields.find(({ name }) => name === field)?.label ?? field}</th>
              <td>{shown(field, old)}</td>
              <td>{shown(field, next)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Named({ title, entries }: { title: string; entries: readonly EntryNamed[] }) {
  if (entries.length === 0) return null;
  return (
    <div>
      <h3>{title}</h3>
      <ul class="difference-entries">
        {entries.map(({ entry, section, gap }) => (
          <li key={entry}>
            <strong>{section}</strong> {gap}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Difference({ diff }: { diff: EditionDiff }) {
  const counts = [diff.changed, diff.added, diff.closed, diff.dropped].map(({ length }) =>
    formatNumber(length),
  );
  const [changed = '', added = '', closed = '', dropped = ''] = counts;
  return (
    <>
      <p>{diffWords.summary(changed, added, closed, dropped, formatNumber(diff.unchanged))}</p>
      {diff.header.length > 0 && (
        <div class="section">
          <h3>{diffWords.header}</h3>
          <Changes changes={diff.header} fields={headerFields()} />
        </div>
      )}
      {diff.changed.map(({ entry, section, gap, changes }) => (
        <div key={entry} class="section">
          <h3>
            {section} <a href={`#${entry}`}>{gap}</a>
          </h3>
          <Changes changes={changes} fields={Object.values(entryFields())} />
        </div>
      ))}
      <Named title={diffWords.added} entries={diff.added} />
      <Named title={diffWords.closed} entries={diff.closed} />
      <Named title={diffWords.dropped} entries={diff.dropped} />
    </>
  );
}

interface Compared {
  plan: string;
  against: string;
  reason: string | undefined;
}

function LoadedDifference({ plan, against, reason }: Compared) {
  const { data, error, reload } = useResource(
    `action-plans/${plan}/diff?${against}|${reason ?? ''}`,
    (signal) => readDifference(plan, against, reason, signal),
  );
  return (
    <>
      {error && <ProblemBanner problem={error} onRetry={reload} />}
      {!data && !error && <Skeleton lines={4} />}
      {data && <Difference diff={data} />}
    </>
  );
}

/** Compared when somebody asks: for the secretariat each reading leaves its trace. */
export function DifferencePanel({
  plan,
  reason,
}: {
  plan: ActionPlanRead;
  reason: string | undefined;
}) {
  const [isOpen, setOpen] = useState(false);
  if (!plan.follows) return null;
  return (
    <Panel title={diffWords.title(plan.follows)}>
      {isOpen ? (
        <LoadedDifference plan={plan.ref} against={plan.follows} reason={reason} />
      ) : (
        <button
          type="button"
          class="button entries-read"
          onClick={() => {
            setOpen(true);
          }}
        >
          {diffWords.show}
        </button>
      )}
    </Panel>
  );
}
