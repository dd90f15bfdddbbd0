/** Where the plan stands: each indicator with its value, its next target and its standing. */
import type { Scorecard, ScorecardKpi, ScorecardObjective } from '../../api';
import { type Column, DataTable } from '../../components/data-table/data-table';
import { FigureLink } from '../../components/figure-link/figure-link';
import { Panel } from '../../components/panel/panel';
import { PlanInsight } from '../../components/plan-insight/plan-insight';
import { RecordHeader } from '../../components/record-header/record-header';
import { StatusTag } from '../../components/status-tag/status-tag';
import { scorecard as words } from '../../lib/dictionary/scorecard';
import { formatDate, plural } from '../../lib/format';
import { readScorecard } from '../../lib/insight';
import { useNamedPart } from '../../lib/page';
import { whenKnown } from '../../lib/reference';
import { tagOf } from './pace';
import { summaryOf } from './summary';
import { nextTarget, standsAt } from './values';
import './scorecard.css';

const columns: readonly Column<ScorecardKpi>[] = [
  {
    name: 'kpi',
    label: words.kpi,
    isTitle: true,
    width: 'wide',
    cell: (kpi) => (
      <div class={kpi.parent ? 'kpi-part' : ''}>
        <a href={`/kpis/${kpi.ref}`}>
          <strong>{kpi.label}</strong> {kpi.text}
        </a>
        <p class="small faint">{kpi.explanation}</p>
      </div>
    ),
  },
  {
    name: 'value',
    label: words.value,
    cell: (kpi) => (
      <FigureLink
        count={kpi.points}
        records={kpi.records}
        label={`${kpi.label}, ${words.value}`}
        text={standsAt(kpi)}
      />
    ),
  },
  { name: 'target', label: words.target, cell: nextTarget },
  {
    name: 'status',
    label: words.status,
    width: 'narrow',
    cell: (kpi) => <StatusTag state={tagOf(kpi)} />,
  },
];

function Objective({ objective }: { objective: ScorecardObjective }) {
  return (
    <Panel title={objective.label} lead={objective.text}>
      <div class="scorecard-table">
        <DataTable
          caption={objective.label}
          columns={columns}
          rows={objective.kpis}
          keyOf={({ ref }) => ref}
        />
      </div>
    </Panel>
  );
}

function ScorecardView({ card }: { card: Scorecard }) {
  useNamedPart();
  const kpis = card.objectives.flatMap((objective) => objective.kpis);
  return (
    <>
      <RecordHeader
        title={words.title}
        kicker={<a href={`/plans/${card.plan}`}>{card.title}</a>}
        lead={
          <>
            <p>{words.lead}</p>
            <p>
              {words.reading(
                plural(kpis.length, words.indicatorOne, words.indicatorOther),
                summaryOf(kpis),
              )}{' '}
              {words.asOf(formatDate(card.as_of))}
            </p>
          </>
        }
        actions={
          <button
            type="button"
            class="button"
            onClick={() => {
              print();
            }}
          >
            {words.print}
          </button>
        }
      />
      {card.objectives.map((objective) => (
        <div key={objective.ref} id={objective.ref}>
          <Objective objective={objective} />
        </div>
      ))}
    </>
  );
}

const cardReady = () => whenKnown('economies');

export default function ScorecardPage() {
  return (
    <PlanInsight title={words.title} name="scorecards" ready={cardReady} read={readScorecard}>
      {(card) => <ScorecardView card={card} />}
    </PlanInsight>
  );
}
