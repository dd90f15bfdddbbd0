/** Adding a forum, and changing it. */
import { recordForm } from '../../components/record-form/record-form';
import { subFora } from '../../lib/client';
import { reference, subFora as words } from '../../lib/dictionary/reference';
import { aboutSection, namedBy } from '../reference/common-fields';
import { foraReady, forumFields } from './fields';

export default recordForm({
  path: '/sub-fora',
  words,
  resource: subFora,
  ready: foraReady,
  sections: (isNew) => {
    const f = forumFields();
    return [
      {
        title: reference.sections.what,
        fields: [
          ...(isNew ? [f.code] : []),
          f.name,
          f.kind,
          f.aliases,
          f.parent,
          f.predecessor,
          f.successor,
          f.is_active,
          f.active_from,
          f.active_to,
          f.area_roles,
          f.history,
        ],
      },
      aboutSection,
    ];
  },
  initial: () => ({ is_active: true }),
  nameOf: namedBy,
});
