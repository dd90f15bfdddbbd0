/** What can be done with needs, offers and matches in their present states. */
import type { SupportMatchRead, SupportNeedRead, SupportOfferRead } from '../../api';
import type { Verb } from '../../components/verb-bar/verb-bar';
import { reasonField } from '../../fields/record-fields';
import type { FieldSpec } from '../../fields/types';
import { matches, needs, offers } from '../../lib/dictionary/support';
import { can, mayOn } from '../../lib/permits';
import { kindField, matchFields, priorityField } from './fields';

const OPEN_NEEDS: readonly SupportNeedRead['status'][] = ['identified', 'assessed', 'matched'];

const requiredReason: FieldSpec = { ...reasonField, isRequired: true };

export const isOpenNeed = ({ status }: Pick<SupportNeedRead, 'status'>): boolean =>
  OPEN_NEEDS.includes(status);

const ofNeed = ({ economy, forum }: SupportNeedRead) => ({ economy, forum });

export const needVerbs: readonly Verb<SupportNeedRead>[] = [
  {
    name: 'assess',
    words: needs.verbs.assess,
    isOffered: (row) =>
      ['identified', 'assessed'].includes(row.status) && mayOn('support_needs:assess', ofNeed(row)),
    fields: [priorityField, kindField, reasonField],
    initial: ({ priority = null, kind }) => ({ priority, kind }),
  },
  {
    name: 'withdraw',
    words: needs.verbs.withdraw,
    isOffered: (row) =>
      isOpenNeed(row) && mayOn('support_needs:withdraw', { economy: row.economy }),
    fields: [requiredReason],
    isAside: true,
  },
];

const ofOffer = ({ offered_by: by }: SupportOfferRead) => ({
  economy: by.economy,
  forum: by.sub_forum,
});

export const mayEditOffer = (row: SupportOfferRead): boolean =>
  mayOn('support_offers:update', ofOffer(row));

export const offerVerbs: readonly Verb<SupportOfferRead>[] = [
  {
    name: 'close',
    words: offers.verbs.close,
    isOffered: (row) => row.status === 'open' && mayOn('support_offers:close', ofOffer(row)),
    fields: [reasonField],
    isAside: true,
  },
  {
    name: 'reopen',
    words: offers.verbs.reopen,
    isOffered: (row) => row.status === 'closed' && mayOn('support_offers:reopen', ofOffer(row)),
    fields: [reasonField],
    isAside: true,
  },
];

const isAt =
  (name: string, ...states: SupportMatchRead['status'][]) =>
  ({ status }: Pick<SupportMatchRead, 'status'>): boolean =>
    // Which side somebody is on, the API knows: both the need and the offer say it.
    states.includes(status) && can(`support_matches:${name}`);

/** Fields are made when asked for: their choices follow the reference lists. */
export function matchVerbs(): readonly Verb<SupportMatchRead>[] {
  const f = matchFields();
  return [
    {
      name: 'agree',
      words: matches.verbs.agree,
      isOffered: isAt('agree', 'proposed'),
      fields: [f.agreed_on],
    },
    {
      name: 'deliver',
      words: matches.verbs.deliver,
      isOffered: isAt('deliver', 'agreed'),
      fields: [f.delivered_on],
    },
    {
      name: 'outcome',
      words: matches.verbs.outcome,
      isOffered: isAt('outcome', 'delivered'),
      fields: [
        { ...f.outcome, isRequired: true },
        { ...f.outcome_note, name: 'note' },
      ],
    },
    {
      name: 'decline',
      words: matches.verbs.decline,
      isOffered: isAt('decline', 'proposed', 'agreed'),
      fields: [requiredReason],
      isAside: true,
    },
  ];
}
