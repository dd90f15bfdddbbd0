/** Logging an engagement, and changing it. */
import { recordForm } from '../../components/record-form/record-form';
import { engagements } from '../../lib/client';
import { engagements as words } from '../../lib/dictionary/coordination';
import { chosenForum } from '../../lib/forum';
import { forumsOfSeats } from '../../lib/permits';
import { coordinationReady, engagementFields } from './fields';

export default recordForm({
  path: '/engagements',
  words,
  resource: engagements,
  ready: coordinationReady,
  sections: (isNew) => {
    const f = engagementFields();
    return [
      { title: words.sections.what, fields: [f.sub_fora, f.on, f.kind, f.outcome, f.follow_up] },
      {
        title: words.sections.more,
        fields: [
          ...(isNew ? [f.forum] : []),
          f.organizations,
          f.meeting,
          f.areas,
          f.topics,
          f.visibility,
          f.note,
        ],
      },
    ];
  },
  // Most are briefings of today between the forum on screen and the one that its liaison speaks for.
  initial: ({ meeting, with: others }) => {
    const forum = chosenForum.value;
    const guests = others?.split(',') ?? forumsOfSeats().filter((code) => code !== forum);
    return {
      forum,
      meeting: meeting ?? null,
      'with.sub_fora': guests.length > 0 ? guests : null,
      kind: guests.length > 0 && !others ? 'briefing-received' : 'briefing-given',
      on: new Date().toISOString().slice(0, 10),
      visibility: 'members',
    };
  },
});
