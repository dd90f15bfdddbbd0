/** Which forum this visitor looks at, and its current plan. */
import { signal } from '@preact/signals';
import type { StrategicPlanRead } from '../api';

const KEY = 'ctwg.forum';
const DEFAULT = 'CTWG';

export const chosenForum = signal(localStorage.getItem(KEY) ?? DEFAULT);

export function chooseForum(code: string): void {
  chosenForum.value = code;
  localStorage.setItem(KEY, code);
}

const RANK: Readonly<Record<string, number>> = { endorsed: 2, closed: 1, draft: 0 };

/** The forum's plan in force: endorsed before closed before draft, the latest of them. */
export function currentPlanOf(
  plans: readonly StrategicPlanRead[],
  forum: string,
): StrategicPlanRead | undefined {
  const rank = ({ status, focus_areas: areas, objectives }: StrategicPlanRead): number =>
    (RANK[status] ?? 0) + (areas.length + objectives.length > 0 ? 10 : 0);
  return plans
    .filter((plan) => plan.forum === forum)
    .toSorted((a, b) => rank(b) - rank(a) || (b.starts_on ?? '').localeCompare(a.starts_on ?? ''))
    .at(0);
}

/** The fora that have a plan, each once, the default first. */
export function forumsWithPlans(plans: readonly StrategicPlanRead[]): string[] {
  const codes = [...new Set(plans.map(({ forum }) => forum))];
  return codes.toSorted(
    (a, b) => Number(b === DEFAULT) - Number(a === DEFAULT) || a.localeCompare(b),
  );
}
