/** What can be done with a version of a plan in its present state. */
import type { StrategicPlanRead } from '../../api';
import type { Verb } from '../../components/verb-bar/verb-bar';
import { plans as words } from '../../lib/dictionary/plan-keeping';
import { mayOn, type Owned } from '../../lib/permits';

type Judged = Pick<StrategicPlanRead, 'status'> & Owned;

const verb = (
  name: keyof typeof words.verbs,
  from: readonly StrategicPlanRead['status'][],
  more: Partial<Verb<Judged>> = {},
): Verb<Judged> => ({
  name,
  words: words.verbs[name],
  isOffered: (plan) => from.includes(plan.status) && mayOn(`strategic_plans:${name}`, plan),
  ...more,
});

export const planVerbs: readonly Verb<Judged>[] = [
  verb('endorse', ['draft'], {
    fields: [{ type: 'date', name: 'endorsed_on', label: words.endorsedOn, isExact: true }],
  }),
  verb('amend', ['endorsed', 'closed']),
  verb('close', ['endorsed'], { isAside: true }),
];
