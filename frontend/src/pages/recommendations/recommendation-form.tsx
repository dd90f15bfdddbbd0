/** Recording a recommendation, and changing one. */
import type { FormSection } from '../../components/form/form';
import { recordForm } from '../../components/record-form/record-form';
import { recommendations } from '../../lib/client';
import { chosenForum } from '../../lib/forum';
import { recommendations as words } from '../../lib/dictionary/recommendations';
import { recommendationFields, recommendationsReady } from './fields';

function sections(): FormSection[] {
  const f = recommendationFields();
  return [
    { title: words.sections.what, fields: [f.text, f.forum, f.year, f.areas, f.topics] },
    {
      title: words.sections.from,
      fields: [f.source_kind, f.source_activity, f.source_mandate, f.strength, f.focus_areas],
    },
    {
      title: words.sections.to,
      fields: [f.all_economies, f.economies, f.sub_fora, f.organizations],
    },
    {
      title: words.sections.how,
      fields: [f.future_use, f.priority, f.due_on, f.visibility, f.note],
    },
  ];
}

export default recordForm({
  path: '/recommendations',
  words,
  resource: recommendations,
  sections,
  ready: recommendationsReady,
  // A draft that comes from an activity's page knows where it comes from.
  initial: ({ activity }) => ({
    forum: chosenForum.value,
    strength: 'explicit',
    visibility: 'members',
    'addressed_to.all_economies': false,
    'source.kind': 'activity',
    'source.activity': activity ?? null,
  }),
});
