/** One year's work: its thrust, its activities with what stands against them, its coverage. */
import { useState } from 'preact/hooks';
import type { ActivityRead, WorkPlanRead } from '../../api';
import { statusColumn } from '../../components/data-table/columns';
import { type Column, DataTable } from '../../components/data-table/data-table';
import { Facts } from '../../components/facts/facts';
import { LintFindings } from '../../components/lint-panel/lint-panel';
import { Panel } from '../../components/panel/panel';
import { PaperLink } from '../../components/paper-link/paper-link';
import { ProblemBanner } from '../../components/problem-banner/problem-banner';
import { RecordHeader } from '../../components/record-header/record-header';
import { recordPage, type RecordViewProps } from '../../components/record-page/record-page';
import { Skeleton } from '../../components/skeleton/skeleton';
import { Doubts, Sources } from '../../components/sources/sources';
import { Subscribe } from '../../components/subscribe/subscribe';
import { VerbBar } from '../../components/verb-bar/verb-bar';
import { activities, workPlans } from '../../lib/client';
import { workPlans as words } from '../../lib/dictionary/work-plans';
import { labelsOf } from '../../lib/labels';
import { activities as activityWords } from '../../lib/dictionary/activities';
import { messages } from '../../lib/messages';
import { can, mayOn } from '../../lib/permits';
import type { Finding } from '../../lib/problem';
import { focusAreaOptions } from '../../lib/reference';
import { type Loaded, useResource } from '../../lib/resource';
import { kindWords } from '../../lib/words';
import { whenOf } from '../activities/dates';
import { CoverageOfYear } from './coverage';
import { workPlanFields, workPlansReady } from './fields';
import { findingsByActivity } from './findings';
import { Proposals } from './proposals';
import { workPlanVerbs } from './verbs';
import { YearOfWork } from './year';
import './work-plan.css';

const fieldLabel = labelsOf(words.fields);

function Thrust({ work: { thrust = [] } }: { work: WorkPlanRead }) {
  const options = focusAreaOptions();
  return (
    <Panel title={words.fields.thrust}>
      {thrust.length === 0 && <p class="faint">{words.thrust.none}</p>}
      {thrust.length > 0 && (
        <ul class="thrust-list">
          {thrust.map(({ focus_area: ref, rationale, basis }) => {
            const area = options.find(({ value }) => value === ref);
            return (
              <li key={ref}>
                <p>
                  <strong>{area?.label ?? ref}</strong> {area?.note}
                </p>
                {rationale && <p class="long-text">{rationale}</p>}
                {basis && (
                  <p class="small faint">
                    {words.thrust.basis}: {kindWords(basis)}
                  </p>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}

const activityColumns = (found: ReadonlyMap<string, readonly string[]>): Column<ActivityRead>[] => [
  {
    name: 'title',
    label: words.fields.title,
    isTitle: true,
    cell: ({ ref, title }) => (
      <>
        <a href={`/activities/${ref}`}>{title}</a>
        {found.has(ref) && (
          <p class="small unsound">
            <code>{words.unsound((found.get(ref) ?? []).join(', '))}</code>
          </p>
        )}
      </>
    ),
  },
  {
    name: 'kind',
    label: words.fields.kind,
    cell: ({ kind }) => kindWords(kind),
  },
  {
    name: 'dates',
    label: activityWords.fields.dates,
    width: 'narrow',
    cell: (row) => whenOf(row, 'short'),
  },
  statusColumn(),
];

function YearActivities({
  work,
  loaded: { data, error, reload },
  findings,
}: {
  work: WorkPlanRead;
  loaded: Loaded<ActivityRead[]>;
  findings: readonly Finding[];
}) {
  const mayAdd = can('activities:create') && work.status !== 'closed';
  return (
    <Panel
      title={words.activities}
      action={mayAdd && <a href={`/activities/new?work_plan=${work.ref}`}>{words.addActivity}</a>}
    >
      {error && <ProblemBanner problem={error} onRetry={reload} />}
      {!data && !error && <Skeleton lines={4} />}
      {data?.length === 0 && <p class="faint">{words.noActivities}</p>}
      {data && data.length > 0 && (
        <DataTable
          caption={words.activities}
          columns={activityColumns(findingsByActivity(findings))}
          rows={data}
          keyOf={({ ref }) => ref}
        />
      )}
    </Panel>
  );
}

function Findings({ loaded }: { loaded: Loaded<Finding[]> }) {
  const { data, error, reload } = loaded;
  return (
    <Panel title={messages.lint.title}>
      {error && <ProblemBanner problem={error} onRetry={reload} />}
      {!data && !error && <Skeleton lines={3} />}
      {data && <LintFindings findings={data} labelOf={fieldLabel} />}
    </Panel>
  );
}

function WorkPlanView({ record, trail, onChange }: RecordViewProps<WorkPlanRead>) {
  const { data: work } = record;
  const f = workPlanFields();
  const [taken, setTaken] = useState(0);
  const loaded = useResource(`work-plans/${work.ref}/activities|${work.version}`, (signal) =>
    activities.all({ work_plan: work.ref, sort: 'starts_on,ref' }, signal),
  );
  const isOpen = work.status === 'draft' || work.status === 'submitted';
  const mayEdit = work.status === 'draft' && mayOn('work_plans:update', work);
  const findings = useResource(`work-plans/${work.ref}/lint|${work.version}`, () =>
    isOpen ? workPlans.lint(work.ref) : Promise.resolve<Finding[]>([]),
  );
  return (
    <>
      <RecordHeader
        traceKey={work.ref}
        title={words.nameOf(work.forum, String(work.year))}
        trail={trail}
        kicker={<span>{work.ref}</span>}
        state={work.status}
        lead={work.theme}
        actions={
          <>
            <PaperLink kind="work-plan" about={{ work_plan: work.ref }} />
            <VerbBar
              record={record}
              keyOf={({ ref }) => ref}
              resource={workPlans}
              verbs={workPlanVerbs}
              labelOf={fieldLabel}
              onChange={onChange}
              editHref={mayEdit ? `/work-plans/${work.ref}/edit` : undefined}
            />
          </>
        }
      />
      {loaded.data && loaded.data.length > 0 && <YearOfWork work={work} activities={loaded.data} />}
      <div class="columns aside">
        <div class="section">
          {work.return_message && work.status === 'draft' && (
            <Panel title={words.returned}>
              <p class="long-text">{work.return_message}</p>
            </Panel>
          )}
          <Doubts {...work} />
          <Thrust work={work} />
          <YearActivities work={work} loaded={loaded} findings={findings.data ?? []} />
          {mayEdit && (
            <Proposals
              work={work}
              onTaken={() => {
                loaded.reload();
                findings.reload();
                setTaken((count) => count + 1);
              }}
            />
          )}
          <CoverageOfYear key={work.ref} work={work} taken={taken} />
        </div>
        <div class="section">
          {isOpen && <Findings loaded={findings} />}
          <Panel title={messages.record.facts}>
            <Facts
              fields={[f.plan, f.forum, f.theme, f.submitted_on, f.endorsed_on]}
              record={work}
            />
          </Panel>
          <p class="no-print">
            <Subscribe workPlan={work.ref} />
          </p>
          <Sources {...work} />
        </div>
      </div>
    </>
  );
}

export default recordPage({
  resource: workPlans,
  path: '/work-plans',
  title: words.title,
  ready: workPlansReady,
  View: WorkPlanView,
});
