/** What the plan promises by a day: its KPIs with a target, the nearest first. */
import type { StrategicPlanRead } from '../../api';
import { daysBetween, formatDate, plural } from '../../lib/format';
import { messages } from '../../lib/messages';
import { targetWords } from '../plans/targets';

const words = messages.overview;
const { dates } = messages;

export interface Deadline {
  key: string;
  label: string;
  text: string;
  target: string;
  dueOn: string;
}

/** Every target of every KPI, in the order of its day. */
export const deadlinesOf = (plan: StrategicPlanRead): Deadline[] =>
  plan.objectives
    .flatMap((objective) =>
      objective.kpis.flatMap((kpi) =>
        kpi.targets.map((target) => ({
          key: `${kpi.ref}@${target.due_on}`,
          label: `${objective.label} ${kpi.label}`,
          text: kpi.text,
          target: targetWords(kpi, target.value),
          dueOn: target.due_on,
        })),
      ),
    )
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));

/** "in 30 days", "today", "4 years ago": a long past is told in years. */
export function distanceWords(days: number): string {
  if (days === 0) return dates.today;
  const years = Math.floor(Math.abs(days) / 365.25);
  const span =
    years >= 2
      ? plural(years, dates.yearOne, dates.yearOther)
      : plural(Math.abs(days), dates.dayOne, dates.dayOther);
  return days > 0 ? dates.inDays(span) : dates.daysAgo(span);
}

export function Deadlines({ deadlines, now }: { deadlines: readonly Deadline[]; now: Date }) {
  if (deadlines.length === 0) return null;
  return (
    <section class="panel section">
      <h2>{words.deadlines}</h2>
      <ul class="deadlines">
        {deadlines.map(({ key, label, text, target, dueOn }) => {
          const days = daysBetween(now, dueOn);
          return (
            <li key={key} class={days < 0 ? 'past' : ''}>
              <p class="deadline-when">
                <strong>{formatDate(dueOn)}</strong>
                <span>{distanceWords(days)}</span>
              </p>
              <p>
                {text.trim()}
                <span class="small faint deadline-target">
                  {label} · {words.target(target)}
                </span>
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
