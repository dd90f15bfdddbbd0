/** One entry of a draft edition: a gap, what is done about it, and the two grades. */
import { useRoute } from 'preact-iso';
import type { ActionPlanTemplate } from '../../api';
import { RecordForm } from '../../components/record-form/record-form';
import { RecordPage } from '../../components/record-page/record-page';
import { actionPlans, entriesOf } from '../../lib/client';
import { actionPlans as words } from '../../lib/dictionary/action-plans';
import { useResource } from '../../lib/resource';
import { actionPlansReady, entryFields } from './fields';

const { entry: entryWords } = words;

function sections(template: ActionPlanTemplate) {
  const f = entryFields(template);
  return [
    { title: entryWords.sections.gap, fields: [f.section, f.gap, f.risk, f.severity] },
    {
      title: entryWords.sections.measures,
      fields: [f.measures_taken, f.measures_planned, f.capacity_need],
    },
    { title: entryWords.sections.grades, fields: [f.done, f.effectiveness] },
    { title: entryWords.sections.evidence, fields: [f.evidence] },
  ];
}

export default function EntryFormPage() {
  const { key = '', entry } = useRoute().params;
  const back = `/action-plans/${key}`;
  const trail = [
    { label: words.title, href: '/action-plans' },
    { label: key, href: back },
  ];
  const loaded = useResource(`action-plans/${key}/template`, (signal) =>
    actionPlans.beside<ActionPlanTemplate>(key, 'template', signal),
  );
  if (!loaded.data) {
    return (
      <RecordPage loaded={loaded} title={entryWords.one} trail={trail}>
        {() => null}
      </RecordPage>
    );
  }
  const template = loaded.data;
  return (
    <RecordForm
      recordKey={entry}
      declaration={{
        path: `${back}/entries`,
        words: { ...entryWords, title: words.title },
        resource: entriesOf(key),
        ready: actionPlansReady,
        sections: () => sections(template),
        initial: () => ({ done: 'not_started', effectiveness: 'not_assessed', evidence: [] }),
        hrefOf: () => back,
        backTo: back,
        trail,
      }}
    />
  );
}
