/** One party and one recommendation: its answer, its work, and whether somebody has looked at it. */
import type { ImplementationRead, StatusEventPage } from '../../api';
import { EvidenceList } from '../../components/evidence/evidence';
import { Facts } from '../../components/facts/facts';
import { Panel } from '../../components/panel/panel';
import { ProblemBanner } from '../../components/problem-banner/problem-banner';
import { RecordHeader } from '../../components/record-header/record-header';
import { recordPage, type RecordViewProps } from '../../components/record-page/record-page';
import { Skeleton } from '../../components/skeleton/skeleton';
import { StatusTag } from '../../components/status-tag/status-tag';
import { Timeline } from '../../components/timeline/timeline';
import { VerbBar } from '../../components/verb-bar/verb-bar';
import { economyField } from '../../fields/record-fields';
import { implementations, recommendations } from '../../lib/client';
import { implementations as words } from '../../lib/dictionary/implementations';
import { formatDate, plural } from '../../lib/format';
import { labelsOf } from '../../lib/labels';
import { messages } from '../../lib/messages';
import { mayOn } from '../../lib/permits';
import { useResource } from '../../lib/resource';
import { writtenSeat } from '../../lib/seats';
import { kindWords } from '../../lib/words';
import { dueField, implementationsReady, ownerField } from './fields';
import { partyName } from './party';
import { implementationVerbs } from './verbs';
import './implementation.css';

const fieldLabel = labelsOf(words.fields);

function Axes({ row }: { row: ImplementationRead }) {
  return (
    <Panel title={words.stands}>
      {row.released_on && <p>{words.released(formatDate(row.released_on))}</p>}
      <div class="axes">
        <div>
          <h3>{words.axes.acceptance}</h3>
          <StatusTag state={row.acceptance} />
          {row.acceptance_reason && <p class="long-text">{row.acceptance_reason}</p>}
        </div>
        <div>
          <h3>{words.axes.implementation}</h3>
          <StatusTag state={row.implementation} />
          {row.barrier && (
            <p>
              {words.fields.barrier}: {kindWords(row.barrier).toLowerCase()}
            </p>
          )}
          {row.blocked_on && (
            <p class="small faint">
              {words.since(
                formatDate(row.blocked_on),
                plural(row.blocked_for_days ?? 0, messages.dates.dayOne, messages.dates.dayOther),
              )}
            </p>
          )}
          {row.is_overdue && <StatusTag state="overdue" />}
          {row.is_stale && <StatusTag state="stale" />}
        </div>
        <div>
          <h3>{words.axes.verification}</h3>
          <StatusTag state={row.verification} />
        </div>
      </div>
    </Panel>
  );
}

function Events({ row }: { row: ImplementationRead }) {
  const { data, error, reload } = useResource(
    `implementations/${row.ref}/events|${row.version}`,
    (signal) =>
      implementations.beside<StatusEventPage>(row.ref, 'events', signal, { limit: '500' }),
  );
  return (
    <Panel title={words.events}>
      {error && <ProblemBanner problem={error} onRetry={reload} />}
      {!data && !error && <Skeleton lines={4} />}
      {data && (
        <Timeline
          empty={words.noEvents}
          items={data.items
            .toSorted((a, b) => b.at.localeCompare(a.at))
            .map(({ id, axis, old, new: next, reason, note, actor, seat, at }) => ({
              key: id,
              at,
              what: (
                <>
                  <span>{words.fields[axis]}:</span> <StatusTag state={old} />{' '}
                  <span aria-hidden="true">→</span>
                  <span class="visually-hidden">{messages.record.to}</span>{' '}
                  <StatusTag state={next} />
                </>
              ),
              by: words.by(actor, writtenSeat(seat)),
              said: [reason, note].filter(Boolean).join('\n'),
            }))}
        />
      )}
    </Panel>
  );
}

function Asked({ recommendation: ref }: ImplementationRead) {
  const { data } = useResource(
    `recommendations/${ref}`,
    async (signal) => (await recommendations.get(ref, signal)).data,
  );
  return (
    <p>
      <a href={`/recommendations/${ref}`}>{data?.text ?? ref}</a>
    </p>
  );
}

function Work({ row }: { row: ImplementationRead }) {
  return (
    <Panel title={words.sections.work}>
      <Facts
        fields={[{ ...economyField(), label: words.fields.party }, ownerField, dueField]}
        record={row}
      />
      {row.progress_note && (
        <div>
          <h3>{words.fields.progress_note}</h3>
          <p class="long-text">{row.progress_note}</p>
        </div>
      )}
      {row.support_wanted && (
        <div>
          <h3>{words.fields.support_wanted}</h3>
          <p class="long-text">{row.support_wanted}</p>
          <p>
            <a href={`/support-needs?arises_from_implementation=${row.ref}`}>{words.needs}</a>
          </p>
        </div>
      )}
    </Panel>
  );
}

function ImplementationView({ record, trail, onChange }: RecordViewProps<ImplementationRead>) {
  const { data: row } = record;
  const mayEdit = mayOn('implementations:update', { economy: row.economy, forum: row.sub_forum });
  return (
    <>
      <RecordHeader
        traceKey={row.ref}
        title={partyName(row)}
        tabTitle={row.ref}
        trail={trail}
        kicker={<span>{row.ref}</span>}
        lead={<Asked {...row} />}
        actions={
          <VerbBar
            record={record}
            keyOf={({ ref }) => ref}
            resource={implementations}
            verbs={implementationVerbs}
            labelOf={fieldLabel}
            onChange={onChange}
            editHref={
              mayEdit && row.released_on === null ? `/implementations/${row.ref}/edit` : undefined
            }
          />
        }
      />
      <div class="columns aside">
        <div class="section">
          <Axes row={row} />
          <Events row={row} />
        </div>
        <div class="section">
          <Work row={row} />
          <Panel title={words.fields.evidence}>
            <EvidenceList pieces={row.evidence ?? []} />
          </Panel>
        </div>
      </div>
    </>
  );
}

export default recordPage({
  resource: implementations,
  path: '/implementations',
  title: words.title,
  ready: implementationsReady,
  View: ImplementationView,
});
