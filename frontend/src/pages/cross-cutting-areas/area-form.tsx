/** Adding a cross-cutting area, and changing it. */
import { recordForm } from '../../components/record-form/record-form';
import { areas } from '../../lib/client';
import { areas as words, reference } from '../../lib/dictionary/reference';
import { aboutSection, namedBy } from '../reference/common-fields';
import { areaFields as f } from './fields';

export default recordForm({
  path: '/cross-cutting-areas',
  words,
  resource: areas,
  ready: () => Promise.resolve(),
  sections: (isNew) => [
    {
      title: reference.sections.what,
      fields: [...(isNew ? [f.code] : []), f.name, f.text, f.position],
    },
    aboutSection,
  ],
  nameOf: namedBy,
});
