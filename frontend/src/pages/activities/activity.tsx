/** One activity: what it was for, when and where, who ran it, and what came of it. */
import type { ActivityRead } from '../../api';
import { DefinitionList } from '../../components/definition-list/definition-list';
import { Facts } from '../../components/facts/facts';
import { LintPanel } from '../../components/lint-panel/lint-panel';
import { PlanParts } from '../../components/plan-parts/plan-parts';
import { RecordHeader } from '../../components/record-header/record-header';
import { recordPage, type RecordViewProps } from '../../components/record-page/record-page';
import { RelatedList } from '../../components/related-list/related-list';
import { Doubts, Sources } from '../../components/sources/sources';
import { StatusTag } from '../../components/status-tag/status-tag';
import { VerbBar } from '../../components/verb-bar/verb-bar';
import type { FieldSpec } from '../../fields/types';
import { activities, recommendations } from '../../lib/client';
import { labelsOf } from '../../lib/labels';
import { recommendations as recommendationWords } from '../../lib/dictionary/recommendations';
import { activities as words } from '../../lib/dictionary/activities';
import { messages } from '../../lib/messages';
import { can, mayOn } from '../../lib/permits';
import { me } from '../../lib/session';
import { kindWords } from '../../lib/words';
import { activitiesReady, activityFields } from './fields';
import { ReportPanel } from './report-panel';
import { activityVerbs } from './verbs';

const fieldLabel = labelsOf(words.fields);

/** The source's own words, where it said more than the record's vocabulary does. */
function AsRecorded({ activity }: { activity: ActivityRead }) {
  const items = [
    { term: words.fields.kind, value: activity.kind_as_recorded },
    { term: words.fields.forum, value: activity.forum_as_recorded },
    { term: words.fields.lead_economies, value: activity.lead_as_recorded },
    { term: words.fields.status, value: activity.status_as_recorded },
  ];
  if (!items.some(({ value }) => value)) return null;
  return (
    <details class="small">
      <summary>{messages.record.asRecorded}</summary>
      <DefinitionList items={items} />
    </details>
  );
}

/** It was held on the very days that it was planned for. */
const isAsPlanned = ({ actual, planned }: ActivityRead): boolean =>
  Boolean(actual?.start) && actual?.start === planned?.start && actual?.end === planned?.end;

function ActivityFacts({ activity }: { activity: ActivityRead }) {
  const f = activityFields();
  const workPlan: FieldSpec = {
    ...f.work_plan,
    type: 'ref',
    hrefOf: (ref) => `/work-plans/${ref}`,
  };
  const factFields: FieldSpec[] = [
    f.actual,
    ...(isAsPlanned(activity) ? [] : [f.planned]),
    f.place,
    f.host_economy,
    f.mode,
    f.forum,
    workPlan,
    f.lead_economies,
    f.co_sponsors,
    f.partner_fora,
    f.partner_organizations,
    f.areas,
    f.topics,
    f.attendance,
    f.project_number,
    f.fund,
    f.apec_funding,
    f.co_funding,
    f.publication_number,
    { type: 'text', name: 'status_reason', label: words.fields.status_reason },
  ];
  return (
    <section class="panel section">
      <h2>{messages.record.facts}</h2>
      <Facts fields={factFields} record={activity} />
      <AsRecorded activity={activity} />
    </section>
  );
}

function ActivityView({ record, trail, onChange }: RecordViewProps<ActivityRead>) {
  const { data: activity } = record;
  const isAhead = ['proposed', 'endorsed', 'postponed'].includes(activity.status);
  const mayWrite = mayOn('activities:update', activity);
  return (
    <>
      <RecordHeader
        traceKey={activity.ref}
        title={activity.title}
        trail={trail}
        kicker={
          <>
            <span>{activity.ref}</span>
            <span>{kindWords(activity.kind)}</span>
          </>
        }
        state={activity.status}
        actions={
          <VerbBar
            record={record}
            keyOf={({ ref }) => ref}
            resource={activities}
            verbs={activityVerbs}
            labelOf={fieldLabel}
            onChange={onChange}
            editHref={mayWrite ? `/activities/${activity.ref}/edit` : undefined}
          />
        }
      />
      <div class="columns aside">
        <div class="section">
          <Doubts {...activity} />
          <PlanParts
            title={isAhead ? words.aimsProposed : words.aims}
            focusAreas={activity.focus_areas ?? []}
            objectives={activity.objectives ?? []}
            kpis={activity.kpis ?? []}
          />
          {activity.expected_outcomes && (
            <section class="panel section">
              <h2>{words.outcomes}</h2>
              <p class="prose long-text">{activity.expected_outcomes}</p>
            </section>
          )}
          {mayWrite && isAhead && (
            <LintPanel check={() => activities.lint(activity.ref)} labelOf={fieldLabel} />
          )}
          {me.value && activity.status === 'completed' && <ReportPanel activity={activity} />}
          <RelatedList
            title={words.recommendations}
            empty={words.noRecommendations}
            name={`activity-recommendations/${activity.ref}`}
            load={(signal) =>
              recommendations.page({ source_activity: activity.ref, count: 'true' }, signal)
            }
            allHref={`/recommendations?source_activity=${activity.ref}`}
            action={
              can('recommendations:create') && (
                <a class="no-print" href={`/recommendations/new?activity=${activity.ref}`}>
                  {recommendationWords.create}
                </a>
              )
            }
            itemOf={({ ref, text, status }) => ({
              key: ref,
              href: `/recommendations/${ref}`,
              text,
              aside: <StatusTag state={status} />,
            })}
          />
        </div>
        <div class="section">
          <ActivityFacts activity={activity} />
          <Sources {...activity} />
        </div>
      </div>
    </>
  );
}

export default recordPage({
  resource: activities,
  path: '/activities',
  title: words.title,
  ready: activitiesReady,
  View: ActivityView,
});
