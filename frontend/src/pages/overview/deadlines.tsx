/** What the plan promises by a day: those to come counted down, those past with how they ended. */
import type { ActionPlanCycle, Milestone, Scorecard, TargetStanding } from '../../api';
import { StatusTag } from '../../components/status-tag/status-tag';
import { overview as words } from '../../lib/dictionary/overview';
import { daysBetween, formatDate, formatNumber, plural } from '../../lib/format';
import { messages } from '../../lib/messages';
import { targetWords } from '../plans/targets';
import { inMeasure } from '../scorecard/values';

const { dates } = messages;
const CYCLE = 'action-plan-cycle';

export interface Deadline {
  key: string;
  label: string;
  text: string;
  href: string;
  target: string;
  dueOn: string;
  status: TargetStanding['status'];
  reached: string | null;
  /** It asks that all economies do a step of the action plans' cycle by that day. */
  isOfCycle: boolean;
}

/** Every target of every indicator: those to come first, the nearest first; then the latest past. */
export function deadlinesOf({ objectives, as_of: today }: Scorecard): Deadline[] {
  const all = objectives.flatMap((objective) =>
    objective.kpis.flatMap((kpi) =>
      kpi.targets.map((target) => ({
        key: `${kpi.ref}@${target.due_on}`,
        label: `${objective.label} ${kpi.label}`,
        text: kpi.text.replace(/[;\s]+$/, ''),
        href: `/kpis/${kpi.ref}`,
        target: targetWords(kpi, target.value),
        dueOn: target.due_on,
        status: target.status,
        reached: target.reached === null ? null : inMeasure(kpi, target.reached),
        isOfCycle: kpi.formula?.name === CYCLE,
      })),
    ),
  );
  const inOrder = all.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
  const ahead = inOrder.filter(({ dueOn }) => dueOn >= today);
  return [...ahead, ...inOrder.filter(({ dueOn }) => dueOn < today).toReversed()];
}

/** "in 30 days", "today": only what is to come is counted down. */
export function countdown(days: number): string {
  if (days === 0) return dates.today;
  const years = Math.floor(days / 365.25);
  return dates.inDays(
    years >= 2
      ? plural(years, dates.yearOne, dates.yearOther)
      : plural(days, dates.dayOne, dates.dayOther),
  );
}

function milestoneOf(
  cycle: ActionPlanCycle | null,
  { isOfCycle, dueOn }: Deadline,
): Milestone | undefined {
  const milestones = isOfCycle ? [cycle?.review, cycle?.update] : [];
  return milestones.find((milestone) => milestone?.due_on === dueOn);
}

interface DeadlinesProps {
  deadlines: readonly Deadline[];
  cycle: ActionPlanCycle | null;
  today: Date;
}

export function Deadlines({ deadlines, cycle, today }: DeadlinesProps) {
  if (deadlines.length === 0) return null;
  return (
    <section class="panel section">
      <h2>{words.deadlines}</h2>
      <ul class="deadlines">
        {deadlines.map((deadline) => {
          const { key, label, text, href, target, dueOn, status, reached } = deadline;
          const days = daysBetween(today, dueOn);
          const milestone = milestoneOf(cycle, deadline);
          return (
            <li key={key} class={days < 0 ? 'past' : ''}>
              <p class="deadline-when">
                <strong>{formatDate(dueOn)}</strong>
                {days >= 0 ? <span>{countdown(days)}</span> : <StatusTag state={status} />}
              </p>
              <p>
                <a href={href}>{text}</a>
                <span class="small faint deadline-target">
                  {[
                    label,
                    words.target(target),
                    reached !== null && days < 0 && words.reachedBy(reached),
                    status !== 'not_reported' &&
                      milestone &&
                      words.cycleDone(
                        formatNumber(milestone.done.count),
                        formatNumber(milestone.economies),
                      ),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
