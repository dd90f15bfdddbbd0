/** What can be done with a work plan in its present state. */
import type { WorkPlanRead } from '../../api';
import type { Verb } from '../../components/verb-bar/verb-bar';
import { messageField } from '../../fields/record-fields';
import { workPlans as words } from '../../lib/dictionary/work-plans';
import { mayOn, type Owned } from '../../lib/permits';

type Judged = Pick<WorkPlanRead, 'status'> & Owned;

const verb = (
  name: keyof typeof words.verbs,
  from: WorkPlanRead['status'],
  more: Partial<Verb<Judged>> = {},
): Verb<Judged> => ({
  name,
  words: words.verbs[name],
  isOffered: (row) => row.status === from && mayOn(`work_plans:${name}`, row),
  ...more,
});

export const workPlanVerbs: readonly Verb<Judged>[] = [
  verb('submit', 'draft'),
  verb('endorse', 'submitted', {
    fields: [{ type: 'date', name: 'endorsed_on', label: words.endorsedOn, isExact: true }],
  }),
  verb('return', 'submitted', { fields: [messageField], isAside: true }),
  verb('close', 'endorsed', { isAside: true }),
];
