/** Recording what an economy needs, and changing it. */
import { recordForm } from '../../components/record-form/record-form';
import { supportNeeds } from '../../lib/client';
import { needs as words } from '../../lib/dictionary/support';
import { chosenForum } from '../../lib/forum';
import { ownEconomy } from '../../lib/permits';
import { needFields, supportReady } from './fields';

export default recordForm({
  path: '/support-needs',
  words,
  resource: supportNeeds,
  ready: supportReady,
  sections: (isNew) => {
    const f = needFields();
    return [
      {
        title: words.sections.what,
        fields: [f.title, f.description, f.kind, f.priority, f.area, f.topics],
      },
      {
        title: words.sections.who,
        fields: [...(isNew ? [f.economy] : []), f.forum, f.visibility],
      },
      { title: words.sections.about, fields: [f.implementation, f.entry] },
    ];
  },
  initial: ({ economy, implementation, entry }) => ({
    economy: economy ?? ownEconomy(),
    forum: chosenForum.value,
    visibility: 'members',
    'arises_from.implementation': implementation ?? null,
    'arises_from.entry': entry ?? null,
  }),
});
