/** Offering support, and changing the offer. */
import { recordForm } from '../../components/record-form/record-form';
import { supportOffers } from '../../lib/client';
import { offers as words } from '../../lib/dictionary/support';
import { ownEconomy } from '../../lib/permits';
import { me } from '../../lib/session';
import { offerFields, supportReady } from './fields';

/** A chair or a liaison offers for the forum. */
const ownForum = (): string | null =>
  (me.value?.seats ?? []).find(({ forum }) => forum)?.forum ?? null;

export default recordForm({
  path: '/support-offers',
  words,
  resource: supportOffers,
  ready: supportReady,
  sections: (isNew) => {
    const f = offerFields();
    return [
      {
        title: words.sections.what,
        fields: [f.title, f.description, f.kinds, f.areas, f.topics, f.capacity],
      },
      ...(isNew
        ? [{ title: words.sections.who, fields: [f.economy, f.sub_forum, f.organization] }]
        : []),
      {
        title: words.sections.when,
        fields: [f.available_from, f.available_until, f.visibility],
      },
    ];
  },
  initial: () => {
    const economy = ownEconomy();
    return {
      'offered_by.economy': economy,
      'offered_by.sub_forum': economy ? null : ownForum(),
      visibility: 'members',
    };
  },
});
