/** What the map of the economies can show: each measure, and where its numbers come from. */
import type { ActionPlanCycle, Compliance, StrategicPlanRead } from '../../api';
import { activities } from '../../lib/client';
import { economies as words } from '../../lib/dictionary/economies';
import { formatNumber, formatShare } from '../../lib/format';
import { readActionPlanCycle, readCompliance, readSupportBoard } from '../../lib/insight';
import { known } from '../../lib/reference';

export interface Value {
  code: string;
  /** None where nothing is on record; that is not 0. */
  value: number | null;
  /** The value as it is read. */
  shown: string;
}

type Plan = Pick<StrategicPlanRead, 'ref'> | undefined;

export interface Measure {
  name: keyof typeof words.measures;
  /** Only members see what it is made of. */
  isForMembers?: boolean;
  /** After each number of the legend. */
  unit?: string;
  read: (plan: Plan, signal: AbortSignal) => Promise<Value[]>;
}

const counted = (code: string, value: number): Value => ({
  code,
  value,
  shown: formatNumber(value),
});

const nothing = (code: string): Value => ({ code, value: null, shown: '–' });

const codes = (): string[] => known('economies').map(({ value }) => value);

type Tally = Compliance['economies'][number];

/** Of each economy that was asked something; another has nothing to show. */
const ofAnswers =
  (valueOf: (tally: Tally) => Omit<Value, 'code'> | undefined): Measure['read'] =>
  async (plan, signal) => {
    const answer = await readCompliance(plan ? { plan: plan.ref } : {}, signal);
    return answer.economies.map((tally) => {
      const found = tally.asked.count > 0 ? valueOf(tally) : undefined;
      return found ? { code: tally.code, ...found } : nothing(tally.code);
    });
  };

const count = (value: number): Omit<Value, 'code'> => ({ value, shown: formatNumber(value) });

/** Whole years from a date, known perhaps to its year only, to a day: never more than they were. */
export function yearsSince(date: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(date.slice(0, 4));
  const isBefore = date.length > 4 && day.slice(5, date.length) < date.slice(5);
  return Math.max(0, years - (isBefore || date.length === 4 ? 1 : 0));
}

function ageOf({ economies, as_of: day }: ActionPlanCycle): Value[] {
  return economies.map(({ code, last_update: last }) => {
    if (!last?.on) return nothing(code);
    const years = yearsSince(last.on, day);
    return { code, value: years, shown: words.years(years) };
  });
}

export const measures: readonly Measure[] = [
  {
    name: 'activities',
    read: (_, signal) =>
      Promise.all(
        codes().map(async (code) =>
          counted(code, await activities.count({ economy: code }, signal)),
        ),
      ),
  },
  {
    name: 'age',
    read: async (plan, signal) =>
      plan
        ? ageOf(await readActionPlanCycle({ plan: plan.ref }, signal))
        : codes().map((code) => nothing(code)),
  },
  {
    name: 'implemented',
    isForMembers: true,
    unit: '%',
    read: ofAnswers(({ score: { share } }) =>
      share === null ? undefined : { value: Math.round(share * 100), shown: formatShare(share) },
    ),
  },
  { name: 'open', isForMembers: true, read: ofAnswers((tally) => count(tally.is_open.count)) },
  {
    name: 'overdue',
    isForMembers: true,
    read: ofAnswers((tally) => count(tally.is_overdue.count)),
  },
  {
    name: 'needs',
    isForMembers: true,
    read: async (plan, signal) => {
      const board = await readSupportBoard(plan ? { plan: plan.ref } : {}, signal);
      const open = new Map(board.economies.map(({ code, open: { count: n } }) => [code, n]));
      return codes().map((code) => counted(code, open.get(code) ?? 0));
    },
  },
];

export const measureNamed = (name: string | undefined, isMember: boolean): Measure => {
  const [first, ...rest] = measures.filter(({ isForMembers }) => isMember || !isForMembers);
  const found = rest.find((measure) => measure.name === name) ?? first;
  if (!found) throw new Error('The map has nothing to show.');
  return found;
};
