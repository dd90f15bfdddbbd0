/** What can be done with a match in its present state, by whoever is on the side that may. */
import type { SupportMatchRead } from '../../api';
import type { Moves } from '../../components/verb-bar/moves';
import type { Verb } from '../../components/verb-bar/verb-bar';
import { reasonField } from '../../fields/record-fields';
import { matches } from '../../lib/dictionary/support';
import { labelsOf } from '../../lib/labels';
import { matchFields, supportReady } from './fields';
import { mayMove, readSides, type Sides } from './sides';

/** Fields are made when asked for: their choices follow the reference lists. */
export function matchVerbs(sides: Sides): readonly Verb<SupportMatchRead>[] {
  const f = matchFields();
  const verb = (
    name: keyof typeof matches.verbs,
    from: readonly SupportMatchRead['status'][],
    more: Partial<Verb<SupportMatchRead>>,
  ): Verb<SupportMatchRead> => ({
    name,
    words: matches.verbs[name],
    isOffered: (row) => from.includes(row.status) && mayMove(row, sides, name),
    ...more,
  });
  return [
    verb('agree', ['proposed'], { fields: [f.agreed_on] }),
    verb('deliver', ['agreed'], { fields: [f.delivered_on] }),
    verb('outcome', ['delivered'], {
      fields: [
        { ...f.outcome, isRequired: true },
        { ...f.outcome_note, name: 'note' },
      ],
    }),
    verb('decline', ['proposed', 'agreed'], {
      fields: [{ ...reasonField, isRequired: true }],
      isAside: true,
    }),
  ];
}

export const moves: Moves<SupportMatchRead> = {
  verbs: async (match) => {
    const sides = await readSides([match], new AbortController().signal);
    return matchVerbs(sides.get(match.ref) ?? {});
  },
  labelOf: labelsOf(matches.fields),
  ready: supportReady,
};
