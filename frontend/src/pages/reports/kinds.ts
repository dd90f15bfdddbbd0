/** The kinds of paper, and what each asks. */
import type { GetReportData, MeetingRead, StrategicPlanRead, WorkPlanRead } from '../../api';
import { reports } from '../../lib/dictionary/reports';
import { currentPlanOf } from '../../lib/forum';
import { segment } from '../../lib/http';
import { type Params, searchOf } from '../../lib/query';
import { yearOf } from '../../lib/format';

export type KindName = keyof typeof reports.kinds;
type Asked = Exclude<keyof NonNullable<GetReportData['query']>, 'format'>;

interface PaperKind {
  /** In the order in which they are asked. */
  asks: readonly Asked[];
  needs: readonly Asked[];
}

const CHANGES = ['since', 'meeting'] as const;

export const KINDS: Readonly<Record<KindName, PaperKind>> = {
  'fora-report': { asks: ['plan', 'year', ...CHANGES], needs: ['plan'] },
  'work-plan': { asks: ['work_plan', ...CHANGES], needs: ['work_plan'] },
  'action-plan-summary': { asks: ['plan', ...CHANGES], needs: ['plan'] },
  compliance: { asks: ['plan', 'economy', ...CHANGES], needs: [] },
  'economy-brief': { asks: ['economy', 'plan', ...CHANGES], needs: ['economy'] },
};

export const KIND_NAMES = Object.keys(KINDS) as KindName[];

export const kindNamed = (name: string | undefined): KindName | undefined =>
  KIND_NAMES.find((kind) => kind === name);

/** What the address says of what this kind asks. */
export const askedOf = (kind: KindName, params: Params): Params =>
  Object.fromEntries(
    KINDS[kind].asks.flatMap((name) => (params[name] ? [[name, params[name]] as const] : [])),
  );

export const missingOf = (kind: KindName, params: Params): Asked[] =>
  KINDS[kind].needs.filter((name) => !params[name]);

export function addressOf(kind: KindName, params: Params, format: string): string {
  const address = '/api/v1/reports/{kind}' satisfies GetReportData['url'];
  return `${address.replace('{kind}', segment(kind))}${searchOf({ ...askedOf(kind, params), format })}`;
}

/** `work-plan-CTWG-2018.pdf`: what it is, and of what. */
export function fileNameOf(kind: KindName, params: Params, format: string): string {
  const { plan = '', year = '', work_plan: work = '', economy = '' } = askedOf(kind, params);
  return `${[kind, plan, work, economy, year].filter(Boolean).join('-')}.${format}`;
}

export interface Choices {
  plans: readonly StrategicPlanRead[];
  workPlans: readonly WorkPlanRead[];
  meetings: readonly MeetingRead[];
}

type Dated = Pick<StrategicPlanRead, 'starts_on' | 'ends_on'>;

/** The years of a plan, the latest first; those to come have nothing to report yet. */
export function yearsOf({ starts_on: start, ends_on: end }: Dated, today: number): number[] {
  const first = start ? yearOf(start) : today;
  const last = Math.max(Math.min(end ? yearOf(end) : today, today), first);
  return Array.from({ length: last - first + 1 }, (_, back) => last - back);
}

/** What is likely meant: the forum's current plan, its latest year, one's own economy. */
export function likelyOf(
  kind: KindName,
  { plans, workPlans }: Choices,
  forum: string,
  economy: string | null,
): Params {
  const plan = currentPlanOf(plans, forum);
  const [year] = plan ? yearsOf(plan, new Date().getUTCFullYear()) : [];
  const work = workPlans.find((one) => one.forum === forum);
  const likely: Params = {
    ...(plan && { plan: plan.ref }),
    ...(year !== undefined && { year: String(year) }),
    ...(work && { work_plan: work.ref }),
    ...(economy !== null && { economy }),
  };
  const isWanted = (name: string) =>
    KINDS[kind].needs.some((need) => need === name) || name === 'year';
  return Object.fromEntries(
    Object.entries(askedOf(kind, likely)).filter(([name]) => isWanted(name)),
  );
}
