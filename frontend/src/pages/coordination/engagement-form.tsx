/** Logging an engagement, and changing it. */
import { recordForm } from '../../components/record-form/record-form';
import { engagements } from '../../lib/client';
import { engagements as words } from '../../lib/dictionary/coordination';
import { chosenForum } from '../../lib/forum';
import { coordinationReady, engagementFields } from './fields';

export default recordForm({
  path: '/engagements',
  words,
  resource: engagements,
  ready: coordinationReady,
  sections: (isNew) => {
    const f = engagementFields();
    return [
      {
        title: words.sections.what,
        fields: [f.kind, f.on, ...(isNew ? [f.forum] : []), f.meeting, f.areas, f.topics],
      },
      { title: words.sections.who, fields: [f.sub_fora, f.organizations] },
      { title: words.sections.then, fields: [f.outcome, f.follow_up] },
      { title: words.sections.about, fields: [f.visibility, f.note] },
    ];
  },
  initial: ({ meeting }) => ({
    forum: chosenForum.value,
    meeting: meeting ?? null,
    visibility: 'members',
  }),
});
