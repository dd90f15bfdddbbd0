/** The parts of a long page, to go to: a plan is read in no order. */
import type { StrategicPlanRead } from '../../api';
import { plans as words } from '../../lib/dictionary/plans';
import { messages } from '../../lib/messages';

/** Where each part begins; a part that the plan lacks is not on its page. */
export const PARTS = {
  vision: 'vision',
  mission: 'mission',
  focusAreas: 'focus-areas',
  objectives: 'objectives',
  coverage: 'coverage',
} as const;

export function Contents({ plan }: { plan: StrategicPlanRead }) {
  const [areas, objectives] = [plan.focus_areas.length > 0, plan.objectives.length > 0];
  const parts = [
    { id: PARTS.vision, label: messages.plan.vision, isThere: Boolean(plan.vision) },
    { id: PARTS.mission, label: messages.plan.mission, isThere: Boolean(plan.mission) },
    { id: PARTS.focusAreas, label: messages.plan.focusAreas, isThere: areas },
    { id: PARTS.objectives, label: messages.plan.objectives, isThere: objectives },
    { id: PARTS.coverage, label: words.coverageShort, isThere: areas && objectives },
  ].filter(({ isThere }) => isThere);
  if (parts.length < 2) return null;
  return (
    <nav class="no-print" aria-label={words.contents}>
      <ul class="plan-contents">
        {parts.map(({ id, label }) => (
          <li key={id}>
            <a href={`#${id}`}>{label}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
