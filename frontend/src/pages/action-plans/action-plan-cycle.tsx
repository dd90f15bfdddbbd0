/** The cycle of a plan's action plans: two milestones, and where each economy is. */
import type { ActionPlanCycle, EconomyCycle, Milestone } from '../../api';
import { type Column, DataTable } from '../../components/data-table/data-table';
import { FigureLink } from '../../components/figure-link/figure-link';
import { CreateLink } from '../../components/list-page/create-link';
import { Panel } from '../../components/panel/panel';
import { PaperLink } from '../../components/paper-link/paper-link';
import { PlanInsight } from '../../components/plan-insight/plan-insight';
import { RecordHeader } from '../../components/record-header/record-header';
import { StatusTag } from '../../components/status-tag/status-tag';
import { actionPlans, cycle as words } from '../../lib/dictionary/action-plans';
import { formatDate, formatNumber, plural } from '../../lib/format';
import { readActionPlanCycle } from '../../lib/insight';
import { messages } from '../../lib/messages';
import { labelOf } from '../../lib/options';
import { known } from '../../lib/reference';
import { actionPlansReady, editionWords } from './fields';
import { StepMark } from './step-mark';
import './action-plan.css';

const { dates } = messages;

/** How long is left until the day, or how long it is past. */
export function countdownWords({ days_left: days }: Pick<Milestone, 'days_left'>): string {
  if (days === null) return '';
  const count = plural(Math.abs(days), dates.dayOne, dates.dayOther);
  return days < 0 ? words.daysPast(count) : words.daysLeft(count);
}

function MilestonePanel({ title, milestone }: { title: string; milestone: Milestone }) {
  const { due_on: due, done, economies, in_time: inTime, missing } = milestone;
  return (
    <Panel title={title}>
      <p class="cycle-figure">
        <FigureLink
          count={done.count}
          records={done.records}
          label={`${title}, ${words.doneLabel}`}
          text={words.done(formatNumber(done.count), formatNumber(economies))}
        />
      </p>
      <p>
        {due ? `${words.dueOn(formatDate(due))}: ${countdownWords(milestone)}.` : words.noDay}{' '}
        {inTime && (
          <>
            <FigureLink
              count={inTime.count}
              records={inTime.records}
              label={`${title}, ${words.inTime}`}
            />{' '}
            {words.inTime}.
          </>
        )}
      </p>
      <details>
        <summary>
          {words.missing}: {formatNumber(missing.length)}
        </summary>
        <p class="small">
          {missing.length === 0
            ? words.nobodyMissing
            : missing.map((code) => labelOf(known('economies'), code)).join('; ')}
        </p>
      </details>
    </Panel>
  );
}

const columns: readonly Column<EconomyCycle>[] = [
  {
    name: 'economy',
    label: words.economy,
    isTitle: true,
    cell: ({ code, name }) => <a href={`/economies/${code}`}>{name}</a>,
  },
  {
    name: 'editions',
    label: words.editions,
    cell: ({ editions }) => (
      <ul class="cycle-editions">
        {editions.map(({ ref, edition, status }) => (
          <li key={ref}>
            <a href={`/action-plans/${ref}`}>{editionWords(edition)}</a>{' '}
            <StatusTag state={status} />
          </li>
        ))}
      </ul>
    ),
  },
  { name: 'review', label: words.review, cell: ({ review }) => <StepMark step={review} /> },
  { name: 'update', label: words.update, cell: ({ update }) => <StepMark step={update} /> },
  {
    name: 'last',
    label: words.lastUpdate,
    width: 'narrow',
    cell: ({ last_update: last }) =>
      last && <a href={`/action-plans/${last.ref}`}>{formatDate(last.on, 'short')}</a>,
  },
];

function Board({ cycle }: { cycle: ActionPlanCycle }) {
  return (
    <>
      <RecordHeader
        title={words.title}
        kicker={<a href={`/plans/${cycle.plan}`}>{cycle.plan}</a>}
        lead={`${words.lead} ${formatDate(cycle.as_of)}.`}
        actions={
          <>
            <PaperLink kind="action-plan-summary" about={{ plan: cycle.plan }} />
            <a class="button" href="/action-plans">
              {words.list}
            </a>
            <CreateLink
              permission="action_plans:create"
              href="/action-plans/new"
              label={actionPlans.create}
            />
          </>
        }
      />
      <div class="columns two">
        <MilestonePanel title={words.review} milestone={cycle.review} />
        <MilestonePanel title={words.update} milestone={cycle.update} />
      </div>
      <DataTable
        caption={words.title}
        columns={columns}
        rows={cycle.economies}
        keyOf={({ code }) => code}
      />
    </>
  );
}

export default function ActionPlanCyclePage() {
  return (
    <PlanInsight
      title={words.title}
      name="action-plan-cycle"
      ready={actionPlansReady}
      read={(plan, signal) => readActionPlanCycle({ plan }, signal)}
    >
      {(cycle) => <Board cycle={cycle} />}
    </PlanInsight>
  );
}
