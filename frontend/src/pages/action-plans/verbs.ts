/** What can be done with an edition in its present state. */
import type { ActionPlanRead } from '../../api';
import type { Verb } from '../../components/verb-bar/verb-bar';
import { actionPlans as words } from '../../lib/dictionary/action-plans';
import { mayOn } from '../../lib/permits';

const may = (name: string, { economy }: ActionPlanRead): boolean =>
  mayOn(`action_plans:${name}`, { economy });

export const actionPlanVerbs: readonly Verb<ActionPlanRead>[] = [
  {
    name: 'submit',
    words: words.verbs.submit,
    isOffered: (row) => row.status === 'draft' && may('submit', row),
    fields: [{ type: 'date', name: 'updated_on', label: words.updatedOn }],
    initial: ({ updated_on: on = null }) => ({ updated_on: on }),
  },
  {
    name: 'review',
    words: words.verbs.review,
    isOffered: (row) => row.status === 'submitted' && may('review', row),
    fields: [{ type: 'date', name: 'reviewed_on', label: words.reviewedOn }],
  },
  {
    name: 'next-edition',
    words: words.verbs.next,
    // After the last of the cycle comes a baseline under the next plan.
    isOffered: (row) =>
      row.status !== 'draft' && row.edition !== 'end_term_update' && may('next-edition', row),
  },
];
