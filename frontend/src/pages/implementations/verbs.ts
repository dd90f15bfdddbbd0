/** What can be done on each of the three axes, in the present state. */
import type { ImplementationRead } from '../../api';
import type { Moves } from '../../components/verb-bar/moves';
import type { Verb } from '../../components/verb-bar/verb-bar';
import { reasonField } from '../../fields/record-fields';
import type { FieldSpec } from '../../fields/types';
import { implementations as words } from '../../lib/dictionary/implementations';
import { labelsOf } from '../../lib/labels';
import { mayOn } from '../../lib/permits';
import { stateOptions } from '../../lib/words';
import {
  ANSWERS,
  barrierField,
  dueField,
  noteField,
  ownerField,
  proofField,
  supportField,
} from './fields';
import { proofOf } from './proof';

type Judged = Pick<
  ImplementationRead,
  'acceptance' | 'implementation' | 'verification' | 'economy' | 'sub_forum' | 'released_on'
>;

const hasAgreed = ({ acceptance }: Judged): boolean =>
  acceptance === 'accepted' || acceptance === 'partially_accepted';

const hasEnded = ({ implementation }: Judged): boolean =>
  implementation === 'implemented' || implementation === 'overtaken_by_events';

const isAt = (row: Judged, ...steps: Judged['implementation'][]): boolean =>
  steps.includes(row.implementation);

const answer: FieldSpec = {
  type: 'enum',
  name: 'acceptance',
  label: words.fields.acceptance,
  isRequired: true,
  options: stateOptions(ANSWERS),
};
const note: FieldSpec = { ...noteField, name: 'note' };
const answerFields = [answer, { ...reasonField, help: words.help.reasonDeclined }];
const reason: FieldSpec = { ...reasonField, isRequired: true };

const verb = (
  name: string,
  key: keyof typeof words.verbs,
  isPossible: (row: Judged) => boolean,
  more: Partial<Verb<ImplementationRead>> = {},
): Verb<ImplementationRead> => ({
  name,
  words: words.verbs[key],
  isOffered: (row) =>
    row.released_on === null &&
    isPossible(row) &&
    mayOn(`implementations:${name}`, { economy: row.economy, forum: row.sub_forum }),
  ...more,
});

const isPending = ({ acceptance }: Judged): boolean => acceptance === 'pending';

/** In the order in which they come about: the first that is offered stands out. */
export const implementationVerbs: readonly Verb<ImplementationRead>[] = [
  verb('accept', 'accept', isPending, { fields: answerFields }),
  verb('plan', 'plan', (row) => hasAgreed(row) && isAt(row, 'not_started'), {
    fields: [ownerField, dueField, note],
    initial: ({ owner = null, due_on: due = null }) => ({ owner, due_on: due }),
  }),
  verb('start', 'start', (row) => hasAgreed(row) && isAt(row, 'not_started', 'planned'), {
    fields: [note],
  }),
  verb('update', 'update', (row) => hasAgreed(row) && !hasEnded(row), {
    fields: [noteField, ownerField, dueField],
    initial: ({ progress_note: said = null, owner = null, due_on: due = null }) => ({
      progress_note: said,
      owner,
      due_on: due,
    }),
    isChange: true,
    isAside: true,
  }),
  verb('unblock', 'unblock', (row) => hasAgreed(row) && isAt(row, 'blocked'), { fields: [note] }),
  verb('implement', 'implement', (row) => hasAgreed(row) && !hasEnded(row), {
    fields: [note, proofField],
  }),
  verb(
    'submit',
    'submit',
    (row) => isAt(row, 'implemented') && ['unverified', 'returned'].includes(row.verification),
  ),
  verb('verify', 'verify', ({ verification }) => verification === 'submitted', { about: proofOf }),
  verb('return', 'return', ({ verification }) => verification === 'submitted', {
    fields: [reason],
    about: proofOf,
    isAside: true,
  }),
  verb('block', 'block', (row) => hasAgreed(row) && !hasEnded(row) && !isAt(row, 'blocked'), {
    fields: [
      { ...barrierField, isRequired: true },
      reasonField,
      { ...supportField, help: words.help.support_wanted },
      note,
    ],
    isAside: true,
  }),
  verb('accept', 'changeAnswer', (row) => !isPending(row) && isAt(row, 'not_started', 'planned'), {
    fields: answerFields,
    initial: ({ acceptance, acceptance_reason: why }) => ({ acceptance, reason: why }),
    isAside: true,
  }),
  verb('overtake', 'overtake', (row) => !hasEnded(row), { fields: [reason], isAside: true }),
  verb('reopen', 'reopen', hasEnded, { fields: [reason], isAside: true }),
];

export const moves: Moves<ImplementationRead> = {
  verbs: () => implementationVerbs,
  labelOf: labelsOf(words.fields),
};
