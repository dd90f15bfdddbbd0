/** What can be done with a recommendation in its present state, by those whose seat allows it. */
import type { RecommendationRead } from '../../api';
import type { Moves } from '../../components/verb-bar/moves';
import type { Verb } from '../../components/verb-bar/verb-bar';
import { labelsOf } from '../../lib/labels';
import { recommendations as words } from '../../lib/dictionary/recommendations';
import { can, mayOn } from '../../lib/permits';

const isIn =
  (status: RecommendationRead['status'], name: string) =>
  (row: RecommendationRead): boolean =>
    row.status === status && mayOn(`recommendations:${name}`, row);

export const recommendationVerbs: readonly Verb<RecommendationRead>[] = [
  {
    name: 'adopt',
    words: words.verbs.adopt,
    isOffered: isIn('draft', 'adopt'),
    fields: [{ type: 'date', name: 'adopted_on', label: words.adoptedOn, isExact: true }],
  },
  {
    name: 'close',
    words: words.verbs.close,
    isOffered: isIn('adopted', 'close'),
    fields: [{ type: 'longText', name: 'reason', label: words.reason }],
    isAside: true,
  },
  {
    name: 'supersede',
    words: words.verbs.supersede,
    isOffered: isIn('adopted', 'supersede'),
    fields: [
      { type: 'ref', name: 'by', label: words.successor, isRequired: true, maxLength: 64 },
      { type: 'longText', name: 'reason', label: words.reason },
    ],
    isAside: true,
  },
];

/** Whether an economy leads the activity behind a draft, the API knows. */
export const mayEdit = (row: RecommendationRead): boolean =>
  mayOn('recommendations:update', row) || (row.status === 'draft' && can('recommendations:update'));

export const moves: Moves<RecommendationRead> = {
  verbs: () => recommendationVerbs,
  labelOf: labelsOf(words.fields),
};
