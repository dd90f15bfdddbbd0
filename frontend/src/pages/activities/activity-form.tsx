/** Proposing an activity, and changing one. The rules are the API's; they come back with a save. */
import { useLocation, useRoute } from 'preact-iso';
import type { ActivityCreate } from '../../api';
import { Form, type FormSection } from '../../components/form/form';
import { RecordHeader } from '../../components/record-header/record-header';
import { RecordPage } from '../../components/record-page/record-page';
import { activities } from '../../lib/client';
import type { Tagged } from '../../lib/http';
import { chosenForum } from '../../lib/forum';
import { notify } from '../../lib/live';
import type { Values } from '../../lib/merge';
import { messages } from '../../lib/messages';
import { flattened, nested, stated } from '../../lib/record';
import { useResource } from '../../lib/resource';
import { activitiesReady, activityFields } from './fields';

const words = messages.activities;

function sections(): FormSection[] {
  const f = activityFields();
  return [
    { title: words.sections.what, fields: [f.title, f.kind, f.forum, f.expected_outcomes] },
    {
      title: words.sections.why,
      fields: [f.focus_areas, f.objectives, f.kpis, f.areas, f.topics],
    },
    {
      title: words.sections.when,
      fields: [f.planned, f.actual, f.place, f.host_economy, f.mode],
    },
    {
      title: words.sections.who,
      fields: [
        f.lead_economies,
        f.co_sponsors,
        f.partner_fora,
        f.partner_organizations,
        f.attendance,
        f.visibility,
      ],
    },
    {
      title: words.sections.money,
      fields: [f.project_number, f.fund, f.apec_funding, f.co_funding, f.publication_number],
    },
  ];
}

const namesOf = (parts: readonly FormSection[]): string[] =>
  parts.flatMap(({ fields }) => fields.map(({ name }) => name));

/** A period's precision follows from its ends: it is not a thing to edit. */
const withoutPrecision = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const isPeriod = typeof value === 'object' && value !== null && 'precision' in value;
      if (!isPeriod) return [name, value];
      const { start, end } = value as { start?: string | null; end?: string | null };
      return [name, { start: start ?? null, end: end ?? null }];
    }),
  );

async function readForForm(key: string, signal?: AbortSignal): Promise<Tagged<Values>> {
  const [record] = await Promise.all([activities.get(key, signal), activitiesReady()]);
  const values = flattened(record.data, namesOf(sections()));
  return { data: withoutPrecision(values), etag: record.etag };
}

const empty = (): Tagged<Values> => ({
  data: { ...flattened({}, namesOf(sections())), forum: chosenForum.value, visibility: 'members' },
  etag: '',
});

export default function ActivityFormPage() {
  const { key } = useRoute().params;
  const { route } = useLocation();
  const loaded = useResource(`activity-form/${key ?? 'new'}`, async (signal) => {
    if (key) return readForForm(key, signal);
    await activitiesReady();
    return empty();
  });
  const title = key ? words.edit(key) : words.create;
  const back = key ? `/activities/${key}` : '/activities';
  const trail = [
    { label: words.title, href: '/activities' },
    ...(key ? [{ label: key, href: back }] : []),
  ];
  return (
    <RecordPage loaded={loaded} title={title} trail={trail}>
      {(base) => (
        <>
          <RecordHeader title={title} trail={trail} />
          <Form
            key={key ?? 'new'}
            name={`activities/${key ?? 'new'}`}
            sections={sections()}
            base={base}
            {...(key && { reload: () => readForForm(key) })}
            save={async ({ values, changes, etag, idempotencyKey }) => {
              // The form's values are typed by the field declarations, and checked by the API.
              const { data } = key
                ? await activities.update(key, etag, nested(changes))
                : await activities.create(nested(stated(values)) as ActivityCreate, idempotencyKey);
              notify(key ? words.updated : words.created);
              route(`/activities/${data.ref}`, true);
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
