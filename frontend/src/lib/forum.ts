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

const PLAN_KEY = 'ctwg.plan';

/** The plan that the last visit showed for a forum: a guess, to be checked when the plans are known. */
export function likelyPlan(forum: string): string | undefined {
  const [known, plan] = (localStorage.getItem(PLAN_KEY) ?? '').split('|');
  return known === forum ? plan : undefined;
}

export function rememberPlan(forum: string, plan: string): void {
  localStorage.setItem(PLAN_KEY, `${forum}|${plan}`);
}

interface Forum {
  value: string;
  predecessor: string | null;
}

/** A body and the ones that went on under its name: CTTF became CTWG. */
export function forumFamily(forum: string, fora: readonly Forum[]): string[] {
  const codes = [forum];
  for (const code of codes) {
    const before = fora.find(({ value }) => value === code)?.predecessor;
    if (before && !codes.includes(before)) codes.push(before);
  }
  return codes;
}

type Plan = Pick<
  StrategicPlanRead,
  'forum' | 'status' | 'starts_on' | 'focus_areas' | 'objectives'
>;

/** The plan to show for a forum: not a draft, with its text on record, the latest such. */
export function currentPlanOf<P extends Plan>(plans: readonly P[], forum: string): P | undefined {
  const rank = ({ status, focus_areas: areas, objectives }: P): number =>
    (status === 'draft' ? 0 : 2) + (areas.length + objectives.length > 0 ? 1 : 0);
  return plans
    .filter((plan) => plan.forum === forum)
    .toSorted((a, b) => rank(b) - rank(a) || (b.starts_on ?? '').localeCompare(a.starts_on ?? ''))
    .at(0);
}

/** The fora that have a plan, each once, under the name that they bear now; the default first. */
export function forumsWithPlans(
  plans: readonly Pick<Plan, 'forum'>[],
  fora: readonly Forum[],
): string[] {
  const codes = [...new Set(plans.map(({ forum }) => forum))];
  const former = new Set(codes.flatMap((code) => forumFamily(code, fora).slice(1)));
  return codes
    .filter((code) => !former.has(code))
    .toSorted((a, b) => Number(b === DEFAULT) - Number(a === DEFAULT) || a.localeCompare(b));
}
