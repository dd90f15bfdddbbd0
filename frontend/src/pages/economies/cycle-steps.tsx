/** What an economy owes its action plan: the two steps of the cycle, each with its day. */
import type { ActionPlanCycle } from '../../api';
import { DefinitionList } from '../../components/definition-list/definition-list';
import { Panel } from '../../components/panel/panel';
import { cycle as words } from '../../lib/dictionary/action-plans';
import { formatDate } from '../../lib/format';
import { chosenForum, currentPlanOf } from '../../lib/forum';
import { readActionPlanCycle } from '../../lib/insight';
import { known, whenKnown } from '../../lib/reference';
import { useResource } from '../../lib/resource';
import { StepMark } from '../action-plans/step-mark';

const STEPS = ['review', 'update'] as const;

export function CycleSteps({ cycle, economy }: { cycle: ActionPlanCycle; economy: string }) {
  const own = cycle.economies.find(({ code }) => code === economy);
  const steps = STEPS.filter((step) => cycle[step].due_on !== null);
  // A plan that names no day asks for nothing that could be owed.
  if (!own || steps.length === 0) return null;
  return (
    <Panel title={words.title} action={<a href="/action-plan-cycle">{words.everybody}</a>}>
      <DefinitionList
        items={steps.map((step) => ({
          term: words[step],
          value: (
            <>
              <StepMark step={own[step]} />
              <p class="small faint">{words.dueOn(formatDate(cycle[step].due_on ?? ''))}</p>
            </>
          ),
        }))}
      />
    </Panel>
  );
}

export function CycleStepsOf({ economy }: { economy: string }) {
  const forum = chosenForum.value;
  const { data } = useResource(`economy-cycle/${forum}`, async (signal) => {
    await whenKnown('plans');
    const plan = currentPlanOf(known('plans'), forum)?.ref;
    return plan ? readActionPlanCycle({ plan }, signal) : undefined;
  });
  return data ? <CycleSteps cycle={data} economy={economy} /> : null;
}
