/** One indicator: where it stands, how that was computed, over time and by economy. */
import { useRoute } from 'preact-iso';
import type { CountedPart, EconomyStanding, ScorecardKpi } from '../../api';
import { LineChart } from '../../charts/line/line-chart';
import { CountList } from '../../components/count-list/count-list';
import { type Column, DataTable } from '../../components/data-table/data-table';
import { DefinitionList } from '../../components/definition-list/definition-list';
import { FigureLink } from '../../components/figure-link/figure-link';
import { Icon } from '../../components/icon/icon';
import { Panel } from '../../components/panel/panel';
import { RecordHeader } from '../../components/record-header/record-header';
import { RecordPage } from '../../components/record-page/record-page';
import { RelatedList } from '../../components/related-list/related-list';
import { StatusTag } from '../../components/status-tag/status-tag';
import { kpiMeasurements } from '../../lib/client';
import { kpis as words } from '../../lib/dictionary/kpis';
import { scorecard as cardWords } from '../../lib/dictionary/scorecard';
import { formatDate, formatNumber, formatPeriod, plural } from '../../lib/format';
import { readScorecard } from '../../lib/insight';
import { labelOf } from '../../lib/options';
import { messages } from '../../lib/messages';
import { can, mayOn } from '../../lib/permits';
import { Problem } from '../../lib/problem';
import { known, whenKnown } from '../../lib/reference';
import { useResource } from '../../lib/resource';
import { me } from '../../lib/session';
import { kindWords } from '../../lib/words';
import { targetWords } from '../plans/targets';
import { expectedLine, readingOf, tagOf } from '../scorecard/pace';
import { inMeasure, standsAt, valueWords } from '../scorecard/values';
import '../scorecard/scorecard.css';
import { measuredWords } from './words';

const MISSING = 404;
const SHOWN = '10';

const planOf = (ref: string) =>
  known('plans').find(({ objectives }) =>
    objectives.some((objective) => objective.kpis.some((kpi) => kpi.ref === ref)),
  );

function Standing({ kpi }: { kpi: ScorecardKpi }) {
  const { forecast, forecast_on: forecastOn } = kpi;
  return (
    <Panel title={words.standing} action={<StatusTag state={tagOf(kpi)} />} lead={readingOf(kpi)}>
      <dl class="kpi-standing">
        <div>
          <dt>{cardWords.value}</dt>
          <dd>
            <FigureLink
              count={kpi.points}
              records={kpi.records}
              label={cardWords.records}
              text={standsAt(kpi)}
            />
          </dd>
        </div>
        {kpi.target !== null && (
          <div>
            <dt>
              {cardWords.target} {kpi.due_on && formatDate(kpi.due_on)}
            </dt>
            <dd>{targetWords(kpi, kpi.target)}</dd>
          </div>
        )}
        {forecast !== null && (
          <div>
            <dt>
              {words.fields.forecast} {forecastOn && formatDate(forecastOn)}
            </dt>
            <dd>{inMeasure(kpi, forecast)}</dd>
          </div>
        )}
      </dl>
      <p>
        <strong>{words.explanation}:</strong> {kpi.explanation}
      </p>
      {kpi.note && <p class="small faint">{kpi.note}</p>}
    </Panel>
  );
}

function Parts({ title, parts }: { title: string; parts: readonly CountedPart[] }) {
  if (parts.length === 0) return null;
  return (
    <Panel title={title}>
      <CountList items={parts} />
    </Panel>
  );
}

function Targets({ kpi }: { kpi: ScorecardKpi }) {
  return (
    <Panel title={words.targets}>
      {kpi.targets.length === 0 && <p class="faint">{words.noTargets}</p>}
      <DefinitionList
        items={kpi.targets.map((target) => ({
          term: formatDate(target.due_on),
          value: [
            targetWords(kpi, target.value),
            words.targetStates[target.status] ?? target.status,
            target.reached !== null && words.reached(inMeasure(kpi, target.reached)),
          ]
            .filter(Boolean)
            .join(', '),
        }))}
      />
    </Panel>
  );
}

function Series({ kpi }: { kpi: ScorecardKpi }) {
  const plan = planOf(kpi.ref);
  const { series, targets, forecast, forecast_on: on } = kpi;
  const [first, last] = [series.at(0), series.at(-1)];
  if (!first || !last) return null;
  return (
    <LineChart
      title={words.series}
      reading={words.seriesReading(
        plural(series.length, words.point, words.pointOther),
        inMeasure(kpi, first.value),
        inMeasure(kpi, last.value),
      )}
      points={series}
      expected={plan ? expectedLine(kpi, plan) : []}
      targets={targets.map(({ due_on: due, value }) => ({ on: due, value }))}
      forecast={forecast !== null && on ? { on, value: forecast } : null}
      format={(value) => inMeasure({ measure: kpi.measure, unit: null }, value)}
    />
  );
}

const economyColumns = (kpi: ScorecardKpi): readonly Column<EconomyStanding>[] => [
  {
    name: 'economy',
    label: words.fields.economy,
    isTitle: true,
    cell: ({ economy }) => (
      <a href={`/economies/${economy}`}>{labelOf(known('economies'), economy)}</a>
    ),
  },
  {
    name: 'value',
    label: cardWords.value,
    cell: (row) => (
      <FigureLink
        count={1}
        records={row.records}
        label={labelOf(known('economies'), row.economy)}
        text={valueWords(kpi, row)}
      />
    ),
  },
  {
    name: 'on',
    label: words.fields.on,
    width: 'narrow',
    cell: ({ on }) => on && formatDate(on, 'short'),
  },
];

function Economies({ kpi }: { kpi: ScorecardKpi }) {
  const { economies, not_reported: missing } = kpi;
  if (economies.length === 0 && missing === null) return null;
  return (
    <Panel title={words.economies}>
      {economies.length > 0 && (
        <DataTable
          caption={words.economies}
          columns={economyColumns(kpi)}
          rows={economies}
          keyOf={({ economy }) => economy}
        />
      )}
      {missing !== null && (
        <div>
          <h3>{words.notReported}</h3>
          <p class={missing.length === 0 ? 'faint' : ''}>
            {missing.length === 0
              ? words.allReported
              : missing.map((code) => labelOf(known('economies'), code)).join('; ')}
          </p>
          {missing.length > 0 && <p class="small faint">{words.notReportedHint}</p>}
        </div>
      )}
    </Panel>
  );
}

function Measurements({ kpi }: { kpi: ScorecardKpi }) {
  return (
    <RelatedList
      title={words.measurements}
      empty={words.noMeasurements}
      name={`kpi-measurements?kpi=${kpi.ref}`}
      allHref={`/kpi-measurements?kpi=${kpi.ref}`}
      load={(signal) => kpiMeasurements.page({ kpi: kpi.ref, limit: SHOWN, count: 'true' }, signal)}
      action={
        can('kpi_measurements:create') && (
          <a class="no-print" href={`/kpi-measurements/new?kpi=${kpi.ref}`}>
            {words.enter}
          </a>
        )
      }
      itemOf={(row) => ({
        key: row.ref,
        href: `/kpi-measurements/${row.ref}`,
        text: measuredWords(row),
        detail: [
          row.economy && labelOf(known('economies'), row.economy),
          formatPeriod({ start: row.period_start, end: row.period_end }, 'short'),
        ]
          .filter(Boolean)
          .join(' · '),
        aside: <StatusTag state={row.status} />,
      })}
    />
  );
}

function Definition({ kpi }: { kpi: ScorecardKpi }) {
  const { baseline } = kpi;
  return (
    <Panel title={words.facts}>
      <DefinitionList
        items={[
          { term: words.fields.measure, value: kindWords(kpi.measure) },
          { term: words.fields.unit, value: kpi.unit },
          { term: words.fields.direction, value: words.directions[kpi.direction] },
          { term: words.fields.source, value: words.sources[kpi.source] },
          { term: words.fields.formula, value: kpi.formula && kindWords(kpi.formula.name) },
          {
            term: words.fields.baseline,
            value:
              baseline &&
              [
                baseline.value === null ? cardWords.noValue : inMeasure(kpi, baseline.value),
                baseline.on && formatDate(baseline.on),
                baseline.note,
              ]
                .filter(Boolean)
                .join(', '),
          },
          { term: words.fields.points, value: formatNumber(kpi.points) },
          { term: words.fields.method, value: kpi.method && words.methods[kpi.method] },
          {
            term: words.fields.pace,
            value: kpi.pace === null ? null : inMeasure(kpi, kpi.pace),
          },
        ]}
      />
    </Panel>
  );
}

async function readKpi(ref: string, signal: AbortSignal) {
  await whenKnown('plans', 'economies');
  const plan = planOf(ref);
  if (!plan) throw new Problem({ title: ref, status: MISSING });
  const card = await readScorecard(plan.ref, signal);
  for (const objective of card.objectives) {
    const kpi = objective.kpis.find((candidate) => candidate.ref === ref);
    if (kpi) return { kpi, objective, plan: card };
  }
  throw new Problem({ title: ref, status: MISSING });
}

/** A KPI changes while its plan is a draft. */
const mayChange = (ref: string): boolean =>
  known('plans').some(
    (plan) => plan.ref === ref && plan.status === 'draft' && mayOn('kpis:update', plan),
  );

export default function KpiPage() {
  const { key = '' } = useRoute().params;
  const trail = [{ label: cardWords.title, href: '/scorecard' }];
  const loaded = useResource(`kpis/${key}`, (signal) => readKpi(key, signal));
  return (
    <RecordPage loaded={loaded} title={key} trail={trail}>
      {({ kpi, objective, plan }) => (
        <>
          <RecordHeader
            traceKey={kpi.ref}
            title={kpi.text}
            tabTitle={kpi.ref}
            trail={[{ label: cardWords.title, href: `/scorecards/${plan.plan}` }]}
            kicker={
              <>
                <span>{kpi.ref}</span>
                <a href={`/plans/${plan.plan}#${objective.ref}`}>{objective.label}</a>
              </>
            }
            actions={
              mayChange(plan.plan) && (
                <a class="button" href={`/kpis/${kpi.ref}/edit`}>
                  <Icon name="pencil" />
                  {messages.record.edit}
                </a>
              )
            }
          />
          <div class="columns aside">
            <div class="section">
              <Standing kpi={kpi} />
              <Series kpi={kpi} />
              <Economies kpi={kpi} />
              {me.value && <Measurements kpi={kpi} />}
            </div>
            <div class="section">
              <Targets kpi={kpi} />
              <Parts title={words.parts} parts={kpi.parts} />
              <Parts title={words.beside} parts={kpi.beside} />
              <Definition kpi={kpi} />
            </div>
          </div>
        </>
      )}
    </RecordPage>
  );
}
