/** One recommendation: what it asks, of whom, where it comes from, and where each party stands. */
import { useRoute } from 'preact-iso';
import type { RecommendationRead } from '../../api';
import { Facts } from '../../components/facts/facts';
import { LintPanel } from '../../components/lint-panel/lint-panel';
import { PlanParts } from '../../components/plan-parts/plan-parts';
import { RecordHeader } from '../../components/record-header/record-header';
import { RecordPage } from '../../components/record-page/record-page';
import { Doubts, Sources } from '../../components/sources/sources';
import type { FieldSpec } from '../../fields/types';
import { implementations, recommendations } from '../../lib/client';
import type { Tagged } from '../../lib/http';
import { messages } from '../../lib/messages';
import { labelOf } from '../../lib/options';
import { can } from '../../lib/permits';
import { known } from '../../lib/reference';
import { useResource } from '../../lib/resource';
import { kindWords } from '../../lib/words';
import { recommendationFields, recommendationsReady } from './fields';
import { ImplementationStrip } from './implementation-strip';
import { recommendationLabelOf } from './labels';
import { RecommendationVerbs } from './verbs';

const words = messages.recommendations;
const trail = [{ label: words.title, href: '/recommendations' }];

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
      type: 'link',
      name: 'carried_from',
      label: words.fields.carried_from,
      hrefOf: (ref: string) => `/recommendations/${ref}`,
    },
    {
      type: 'link',
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
  // A year is a name, not a quantity: 2,013 would be wrong.
  const shown = { ...record, year: record.year ? String(record.year) : null };
  const spec = fields.map((field) =>
    field.name === 'year' ? { type: 'text' as const, name: field.name, label: field.label } : field,
  );
  return (
    <section class="panel section">
      <h2>{messages.record.facts}</h2>
      <Facts fields={spec} record={shown} />
    </section>
  );
}

function RecommendationView({
  record,
  onChange,
}: {
  record: Tagged<RecommendationRead>;
  onChange: (record: Tagged<RecommendationRead>) => void;
}) {
  const { data } = record;
  const answers = useResource(`implementations/${data.ref}|${data.status}`, (signal) =>
    implementations.all({ recommendation: data.ref }, signal),
  );
  return (
    <>
      <RecordHeader
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
        actions={<RecommendationVerbs record={record} onChange={onChange} />}
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
          <ImplementationStrip status={data.status} loaded={answers} />
          {(data.focus_areas ?? []).length > 0 && (
            <PlanParts title={words.sections.from} focusAreas={data.focus_areas ?? []} />
          )}
          {data.status === 'draft' && can('recommendations:update') && (
            <LintPanel
              check={() => recommendations.lint(data.ref)}
              labelOf={recommendationLabelOf}
            />
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

export default function RecommendationPage() {
  const { key = '' } = useRoute().params;
  const loaded = useResource(`recommendations/${key}`, async (signal) => {
    const [record] = await Promise.all([recommendations.get(key, signal), recommendationsReady()]);
    return record;
  });
  return (
    <RecordPage loaded={loaded} title={key} trail={trail}>
      {(record) => <RecommendationView record={record} onChange={loaded.replace} />}
    </RecordPage>
  );
}
