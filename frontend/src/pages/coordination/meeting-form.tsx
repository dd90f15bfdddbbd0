/** Recording a meeting with its attendance, and changing it. */
import { recordForm } from '../../components/record-form/record-form';
import { meetings } from '../../lib/client';
import { meetings as words } from '../../lib/dictionary/coordination';
import { chosenForum } from '../../lib/forum';
import { coordinationReady, meetingFields } from './fields';

export default recordForm({
  path: '/meetings',
  words,
  resource: meetings,
  ready: coordinationReady,
  sections: (isNew) => {
    const f = meetingFields();
    return [
      {
        title: words.sections.what,
        fields: [
          ...(isNew ? [f.forum] : []),
          f.number,
          f.on,
          f.place,
          f.host_economy,
          f.apec_meeting,
        ],
      },
      { title: words.sections.who, fields: [f.attendance] },
      { title: words.sections.about, fields: [f.visibility, f.note] },
    ];
  },
  initial: () => ({ forum: chosenForum.value, attendance: [], visibility: 'members' }),
});
