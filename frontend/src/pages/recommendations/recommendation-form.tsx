/** Recording a recommendation, and changing one. */
import { useLocation, useRoute } from 'preact-iso';
import type { RecommendationCreate } from '../../api';
import { Form, type FormSection } from '../../components/form/form';
import { RecordHeader } from '../../components/record-header/record-header';
import { RecordPage } from '../../components/record-page/record-page';
import { recommendations } from '../../lib/client';
import { chosenForum } from '../../lib/forum';
import type { Tagged } from '../../lib/http';
import { notify } from '../../lib/live';
import type { Values } from '../../lib/merge';
import { messages } from '../../lib/messages';
import { flattened, nested, stated } from '../../lib/record';
import { useResource } from '../../lib/resource';
import { recommendationFields, recommendationsReady } from './fields';

const words = messages.recommendations;

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

const namesOf = (parts: readonly FormSection[]): string[] =>
  parts.flatMap(({ fields }) => fields.map(({ name }) => name));

async function readForForm(key: string, signal?: AbortSignal): Promise<Tagged<Values>> {
  const [record] = await Promise.all([recommendations.get(key, signal), recommendationsReady()]);
  return { data: flattened(record.data, namesOf(sections())), etag: record.etag };
}

/** A draft that comes from an activity's page knows where it comes from. */
const empty = (activity: string | undefined): Tagged<Values> => ({
  data: {
    ...flattened({}, namesOf(sections())),
    forum: chosenForum.value,
    strength: 'explicit',
    visibility: 'members',
    'addressed_to.all_economies': false,
    'source.kind': 'activity',
    'source.activity': activity ?? null,
  },
  etag: '',
});

export default function RecommendationFormPage() {
  const { key } = useRoute().params;
  const { query, route } = useLocation();
  const loaded = useResource(`recommendation-form/${key ?? 'new'}`, async (signal) => {
    if (key) return readForForm(key, signal);
    await recommendationsReady();
    return empty(query['activity']);
  });
  const title = key ? words.edit(key) : words.create;
  const back = key ? `/recommendations/${key}` : '/recommendations';
  const trail = [
    { label: words.title, href: '/recommendations' },
    ...(key ? [{ label: key, href: back }] : []),
  ];
  return (
    <RecordPage loaded={loaded} title={title} trail={trail}>
      {(base) => (
        <>
          <RecordHeader title={title} trail={trail} />
          <Form
            key={key ?? 'new'}
            name={`recommendations/${key ?? 'new'}`}
            sections={sections()}
            base={base}
            {...(key && { reload: () => readForForm(key) })}
            save={async ({ values, changes, etag, idempotencyKey }) => {
              // The form's values are typed by the field declarations, and checked by the API.
              const { data } = key
                ? await recommendations.update(key, etag, nested(changes))
                : await recommendations.create(
                    nested(stated(values)) as RecommendationCreate,
                    idempotencyKey,
                  );
              notify(key ? words.updated : words.created);
              route(`/recommendations/${data.ref}`, true);
            }}
            onCancel={() => {
              route(back);
            }}
          />
        </>
      )}
    </RecordPage>
  );
}
