/** The page on which a record is made or changed, from a declaration of its fields. */
import { useLocation, useRoute } from 'preact-iso';
import type { Resource } from '../../lib/client';
import type { Tagged } from '../../lib/http';
import { notify } from '../../lib/live';
import type { Values } from '../../lib/merge';
import { messages } from '../../lib/messages';
import type { Params } from '../../lib/query';
import { flattened, nested, stated } from '../../lib/record';
import { useResource } from '../../lib/resource';
import type { FieldSpec } from '../../fields/types';
import type { Crumb } from '../breadcrumbs/breadcrumbs';
import { Form, type FormSection } from '../form/form';
import { RecordHeader } from '../record-header/record-header';
import { RecordPage } from '../record-page/record-page';

interface FormWords {
  title: string;
  /** None where records come about in another way. */
  create?: string;
  edit: (name: string) => string;
  created?: string;
  updated: string;
}

export interface FormDeclaration<Row extends { ref: string }, Create, Update> {
  /** Where the list is; a record's page is below it. */
  path: string;
  words: FormWords;
  resource: Resource<Row, Create, Update>;
  /** Some fields are asked only when the record is made. */
  sections: (isNew: boolean) => FormSection[];
  ready: () => Promise<void>;
  /** What a new record starts with; the address may say more. */
  initial?: (query: Params) => Values;
  /** Where to go afterwards; the record's own page if nothing is said. */
  hrefOf?: (row: Row) => string;
  /** Where to go without saving, for a record that has no page of its own. */
  backTo?: string;
  trail?: readonly Crumb[];
}

const fieldsOf = (parts: readonly FormSection[]): readonly FieldSpec[] =>
  parts.flatMap(({ fields }) => fields);

/** A period as it is entered: its precision follows from its ends, and is no thing to edit. */
function enteredPeriod(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const { start, end } = value as { start?: string | null; end?: string | null };
  return { start: start ?? null, end: end ?? null };
}

/** The fields of a record as its form holds them. */
export function formValues(record: object, fields: readonly FieldSpec[]): Values {
  const values = flattened(
    record,
    fields.map(({ name }) => name),
  );
  for (const { name, type } of fields) {
    if (type === 'period') values[name] = enteredPeriod(values[name]);
  }
  return values;
}

function useFormBase<Row extends { ref: string }, Create, Update>(
  declaration: FormDeclaration<Row, Create, Update>,
  key: string | undefined,
) {
  const { resource, sections, ready, initial, path } = declaration;
  const { query } = useLocation();
  const read = async (of: string, signal?: AbortSignal): Promise<Tagged<Values>> => {
    const [record] = await Promise.all([resource.get(of, signal), ready()]);
    return {
      data: formValues(record.data, fieldsOf(sections(false))),
      etag: record.etag,
    };
  };
  const loaded = useResource(`form${path}/${key ?? 'new'}`, async (signal) => {
    if (key) return read(key, signal);
    await ready();
    const data = { ...formValues({}, fieldsOf(sections(true))), ...initial?.(query) };
    return { data, etag: '' };
  });
  return { loaded, reload: key ? { reload: () => read(key) } : {} };
}

interface RecordFormProps<Row extends { ref: string }, Create, Update> {
  declaration: FormDeclaration<Row, Create, Update>;
  /** Which record is changed; none for a new one. */
  recordKey: string | undefined;
}

export function RecordForm<Row extends { ref: string }, Create, Update>({
  declaration,
  recordKey: key,
}: RecordFormProps<Row, Create, Update>) {
  const { path, words, resource, sections, hrefOf } = declaration;
  const { route } = useLocation();
  const { loaded, reload } = useFormBase(declaration, key);
  const title = key ? words.edit(key) : (words.create ?? words.title);
  const back = declaration.backTo ?? (key ? `${path}/${key}` : path);
  const trail = declaration.trail ?? [
    { label: words.title, href: path },
    ...(key ? [{ label: key, href: back }] : []),
  ];
  return (
    <RecordPage loaded={loaded} title={title} trail={trail}>
      {(base) => (
        <>
          <RecordHeader title={title} trail={trail} />
          <Form
            key={key ?? 'new'}
            name={`${path.slice(1)}/${key ?? 'new'}`}
            sections={sections(!key)}
            base={base}
            {...reload}
            save={async ({ values, changes, etag, idempotencyKey }) => {
              // The form's values are typed by the field declarations, and checked by the API.
              const { data } = key
                ? await resource.update(key, etag, nested(changes) as Update)
                : await resource.create(nested(stated(values)) as Create, idempotencyKey);
              notify((key ? words.updated : words.created) ?? messages.form.saved);
              route(hrefOf?.(data) ?? `${path}/${data.ref}`, true);
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

/** The page component of a declaration. */
export const recordForm = <Row extends { ref: string }, Create, Update>(
  declaration: FormDeclaration<Row, Create, Update>,
) =>
  function DeclaredForm() {
    const { key } = useRoute().params;
    return <RecordForm key={key ?? 'new'} declaration={declaration} recordKey={key} />;
  };
