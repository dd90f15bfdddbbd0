/** Why an endorsed plan, and what is in it, cannot be changed, and what can be done instead. */
import type { StrategicPlanRead } from '../../api';
import { plans as words } from '../../lib/dictionary/plan-keeping';
import { mayOn } from '../../lib/permits';
import { stateWords } from '../../lib/words';
import './strategic-plan.css';

type Plan = Pick<StrategicPlanRead, 'ref' | 'status' | 'forum'>;

export function Frozen({ plan }: { plan: Plan | undefined }) {
  if (!plan || plan.status === 'draft' || !mayOn('strategic_plans:update', plan)) return null;
  return (
    <aside class="frozen no-print">
      <p>
        {words.frozen(plan.ref, stateWords(plan.status).toLowerCase())} {words.howToChange}
      </p>
      <p class="small faint">{words.frozenSource}</p>
    </aside>
  );
}
