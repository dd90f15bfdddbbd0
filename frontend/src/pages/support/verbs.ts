/** What can be done with needs and offers in their present states. */
import type { SupportNeedRead, SupportOfferRead } from '../../api';
import type { Moves } from '../../components/verb-bar/moves';
import type { Verb } from '../../components/verb-bar/verb-bar';
import { reasonField } from '../../fields/record-fields';
import type { FieldSpec } from '../../fields/types';
import { needs, offers } from '../../lib/dictionary/support';
import { labelsOf } from '../../lib/labels';
import { mayOn } from '../../lib/permits';
import { kindField, priorityField, supportReady } from './fields';

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

export const moves: Moves<SupportNeedRead> = {
  verbs: () => needVerbs,
  labelOf: labelsOf(needs.fields),
  ready: supportReady,
};
