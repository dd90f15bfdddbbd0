/** How many activities and recommendations point to each part of a plan. */
import type { Coverage as CoverageAnswer, PlanElementCount, StrategicPlanRead } from '../api';
import { API_BASE, transport } from './http';

export interface Counts {
  activities: number;
  recommendations: number;
}

export interface Cell {
  focusArea: string;
  objective: string;
  activities: number;
}

export interface Coverage {
  /** All that name the plan. */
  activities: number;
  focusAreas: ReadonlyMap<string, Counts>;
  objectives: ReadonlyMap<string, Counts>;
  kpis: ReadonlyMap<string, Counts>;
  cells: readonly Cell[];
}

const byRef = (
  parts: readonly (PlanElementCount & { recommendations?: number })[],
): ReadonlyMap<string, Counts> =>
  new Map(
    parts.map(({ ref, activities, recommendations = 0 }) => [ref, { activities, recommendations }]),
  );

export async function readCoverage(
  plan: Pick<StrategicPlanRead, 'ref'>,
  signal: AbortSignal,
): Promise<Coverage> {
  const response = await transport(`${API_BASE}/coverage?plan=${encodeURIComponent(plan.ref)}`, {
    signal,
  });
  const answer = (await response.json()) as CoverageAnswer;
  return {
    activities: answer.activities,
    focusAreas: byRef(answer.focus_areas),
    objectives: byRef(answer.objectives),
    kpis: byRef(answer.kpis),
    cells: answer.cells.map(({ focus_area: focusArea, objective, activities }) => ({
      focusArea,
      objective,
      activities,
    })),
  };
}
