/** One recommendation: what it asks, of whom, where it comes from, and where each party stands. */
import type { RecommendationRead } from '../../api';
import { Facts } from '../../components/facts/facts';
import { LintPanel } from '../../components/lint-panel/lint-panel';
import { PlanParts } from '../../components/plan-parts/plan-parts';
import { RecordHeader } from '../../components/record-header/record-header';
import { recordPage, type RecordViewProps } from '../../components/record-page/record-page';
import { Doubts, Sources } from '../../components/sources/sources';
import { VerbBar } from '../../components/verb-bar/verb-bar';
import type { FieldSpec } from '../../fields/types';
import { implementations, recommendations } from '../../lib/client';
import { labelsOf } from '../../lib/labels';
import { recommendations as words } from '../../lib/dictionary/recommendations';
import { messages } from '../../lib/messages';
import { labelOf } from '../../lib/options';
import { can } from '../../lib/permits';
import { known } from '../../lib/reference';
import { useResource } from '../../lib/resource';
import { me } from '../../lib/session';
import { kindWords } from '../../lib/words';
import { recommendationFields, recommendationsReady } from './fields';
import { ImplementationStrip } from './implementation-strip';
import { LineagePanel } from './lineage';
import { SimilarPanel } from './similar';
import { mayEdit, recommendationVerbs } from './verbs';

const fieldLabel = labelsOf(words.fields);

function Origin({ source }: { source: RecommendationRead['source'] }) {
  const { kind, activity, mandate, document, as_recorded: recorded } = source;
  return (
    <>
      {recorded ?? kindWords(kind)}
      {activity && (
        <>
          {' · '}
          <a href={`/activities/${activity}`}>{activity}</a>
        </>
      )}
      {mandate && <> · {labelOf(known('mandates'), mandate)}</>}
      {document && <> · {document}</>}
    </>
  );
}

function Addressees({ to }: { to: RecommendationRead['addressed_to'] }) {
  const fields = recommendationFields();
  if (!to) return null;
  const isNamed =
    to.all_economies === true ||
    [to.economies, to.sub_fora, to.organizations].some((list) => list && list.length > 0);
  return (
    <section class="panel section">
      <h2>{words.fields.addressed_to}</h2>
      {to.all_economies && (
        <p>
          <a href="/economies">{words.allEconomies}</a>
        </p>
      )}
      {isNamed && (
        <Facts
          fields={[fields.economies, fields.sub_fora, fields.organizations]}
          record={{ addressed_to: to }}
        />
      )}
      {!isNamed && <p>{to.as_recorded ?? words.nobody}</p>}
      {isNamed && to.as_recorded && (
        <p class="small faint">
          {messages.record.asRecorded}: {to.as_recorded}
        </p>
      )}
    </section>
  );
}

function RecommendationFacts({ record }: { record: RecommendationRead }) {
  const f = recommendationFields();
  const fields: FieldSpec[] = [
    f.year,
    f.adopted_on,
    f.due_on,
    f.priority,
    f.forum,
    f.strength,
    f.areas,
    f.topics,
    {
      type: 'ref',
      name: 'carried_from',
      label: words.fields.carried_from,
      hrefOf: (ref: string) => `/recommendations/${ref}`,
    },
    {
      type: 'ref',
      name: 'superseded_by',
      label: words.fields.superseded_by,
      hrefOf: (ref: string) => `/recommendations/${ref}`,
    },
    {
      type: 'links',
      name: 'duplicates',
      label: words.fields.duplicates,
      hrefOf: (ref: string) => `/recommendations/${ref}`,
    },
    { type: 'text', name: 'status_reason', label: words.fields.status_reason },
  ];
  return (
    <section class="panel section">
      <h2>{messages.record.facts}</h2>
      <Facts fields={fields} record={record} />
    </section>
  );
}

function RecommendationView({ record, trail, onChange }: RecordViewProps<RecommendationRead>) {
  const { data } = record;
  const answers = useResource(`implementations/${data.ref}|${data.status}`, (signal) =>
    implementations.all({ recommendation: data.ref }, signal),
  );
  return (
    <>
      <RecordHeader
        traceKey={data.ref}
        title={data.text}
        tabTitle={data.ref}
        trail={trail}
        kicker={
          <>
            <span>{data.ref}</span>
            <span>
              <Origin source={data.source} />
            </span>
          </>
        }
        state={data.status}
        actions={
          <VerbBar
            record={record}
            keyOf={({ ref }) => ref}
            resource={recommendations}
            verbs={recommendationVerbs}
            labelOf={fieldLabel}
            onChange={onChange}
            editHref={mayEdit(data) ? `/recommendations/${data.ref}/edit` : undefined}
          />
        }
      />
      <div class="columns aside">
        <div class="section">
          <Doubts {...data} />
          {data.future_use && (
            <section class="panel section">
              <h2>{words.fields.future_use}</h2>
              <p class="prose long-text">{data.future_use}</p>
            </section>
          )}
          <ImplementationStrip recommendation={data} loaded={answers} />
          <LineagePanel recommendation={data} />
          {(data.focus_areas ?? []).length > 0 && (
            <PlanParts title={words.sections.from} focusAreas={data.focus_areas ?? []} />
          )}
          {me.value && <SimilarPanel recommendation={data} />}
          {data.status === 'draft' && can('recommendations:update') && (
            <LintPanel check={() => recommendations.lint(data.ref)} labelOf={fieldLabel} />
          )}
        </div>
        <div class="section">
          <Addressees to={data.addressed_to} />
          <RecommendationFacts record={data} />
          <Sources {...data} />
        </div>
      </div>
    </>
  );
}

export default recordPage({
  resource: recommendations,
  path: '/recommendations',
  title: words.title,
  ready: recommendationsReady,
  View: RecommendationView,
});
