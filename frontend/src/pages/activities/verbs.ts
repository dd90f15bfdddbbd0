/** What can be done with an activity in its present state, by those whose seat allows it. */
import type { ActivityRead } from '../../api';
import type { Moves } from '../../components/verb-bar/moves';
import type { Verb } from '../../components/verb-bar/verb-bar';
import type { FieldSpec } from '../../fields/types';
import { labelsOf } from '../../lib/labels';
import { activities as words } from '../../lib/dictionary/activities';
import { mayOn, type Owned } from '../../lib/permits';

type Status = ActivityRead['status'];
type VerbName = keyof typeof words.verbs;
type Judged = Pick<ActivityRead, 'status' | 'planned'> & Owned;

const reason: FieldSpec = { type: 'longText', name: 'reason', label: words.reason };
const OPEN: readonly Status[] = ['proposed', 'endorsed', 'under_way'];

/** What was planned to the day is what was held, unless somebody says otherwise. */
function asHeld(planned: ActivityRead['planned']) {
  const { start = null, end = null, precision } = planned ?? {};
  return precision === 'day' ? { start, end } : null;
}

const verb = (name: VerbName, from: readonly Status[], more: Partial<Verb<Judged>> = {}) => ({
  name,
  words: words.verbs[name],
  isOffered: (activity: Judged) =>
    from.includes(activity.status) && mayOn(`activities:${name}`, activity),
  ...more,
});

export const activityVerbs: readonly Verb<Judged>[] = [
  verb('endorse', ['proposed', 'postponed']),
  verb('start', ['endorsed']),
  verb('complete', ['under_way'], {
    fields: [{ type: 'period', name: 'actual', label: words.heldOn }],
    initial: ({ planned }) => ({ actual: asHeld(planned) }),
  }),
  verb('postpone', OPEN, {
    fields: [reason, { type: 'period', name: 'planned', label: words.newDates }],
    isAside: true,
  }),
  verb('cancel', [...OPEN, 'postponed'], {
    fields: [{ ...reason, isRequired: true }],
    isAside: true,
  }),
];

export const moves: Moves<ActivityRead> = {
  verbs: () => activityVerbs,
  labelOf: labelsOf(words.fields),
};
