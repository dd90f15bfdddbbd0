/** What can be done with an engagement without opening its form. */
import type { EngagementRead } from '../../api';
import type { Moves } from '../../components/verb-bar/moves';
import type { Verb } from '../../components/verb-bar/verb-bar';
import { engagements as words } from '../../lib/dictionary/coordination';
import { labelsOf } from '../../lib/labels';
import { mayOn } from '../../lib/permits';
import { engagementFields } from './fields';

/** Either side may say what came of it. */
export const mayTell = ({ forum, with: others }: EngagementRead): boolean =>
  [forum, ...(others?.sub_fora ?? [])].some((side) => mayOn('engagements:update', { forum: side }));

const { outcome, follow_up: followUp } = engagementFields();

export const engagementVerbs: readonly Verb<EngagementRead>[] = [
  {
    name: 'update',
    words: words.verbs.followUp,
    isOffered: (row) => Boolean(row.follow_up) && mayTell(row),
    fields: [outcome, { ...followUp, help: words.help.followedUp }],
    initial: ({ outcome: said = null, follow_up: next = null }) => ({
      outcome: said,
      follow_up: next,
    }),
    isChange: true,
  },
];

export const moves: Moves<EngagementRead> = {
  verbs: () => engagementVerbs,
  labelOf: labelsOf(words.fields),
};
