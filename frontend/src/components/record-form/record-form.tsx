/** The page on which a record is made or changed, from a declaration of its fields. */
import type { ComponentChildren } from 'preact';
import { useLocation, useRoute } from 'preact-iso';
import { useEffect, useRef } from 'preact/hooks';
import type { Resource } from '../../lib/client';
import { editing, saving } from '../../lib/dictionary/editing';
import { writeDraft } from '../../lib/draft';
import type { Tagged } from '../../lib/http';
import { notify } from '../../lib/live';
import { isSame, type Values } from '../../lib/merge';
import { messages } from '../../lib/messages';
import { can } from '../../lib/permits';
import type { Params } from '../../lib/query';
import { flattened, keyOf, nested, type Quoted, stated } from '../../lib/record';
import { wasWritten } from '../../lib/reference';
import { useResource } from '../../lib/resource';
import { me, principal, session } from '../../lib/session';
import type { FieldSpec } from '../../fields/types';
import type { Crumb } from '../breadcrumbs/breadcrumbs';
import { EmptyState } from '../empty-state/empty-state';
import { Form, type FormSection, type Submission } from '../form/form';
import { RecordHeader } from '../record-header/record-header';
import { RecordPage } from '../record-page/record-page';

interface FormWords {
  title: string;
  /** None where records come about in another way. */
  create?: string;
  created?: string;
  updated: string;
}

export interface FormDeclaration<Row extends Quoted, Create, Update> {
  /** Where the list is; a record's page is below it. */
  path: string;
  words: FormWords;
  resource: Resource<Row, Create, Update>;
  /** Some fields are asked only when the record is made. */
  sections: (isNew: boolean) => FormSection[];
  ready: () => Promise<void>;
  /** What a new record starts with; the address may say more. */
  initial?: (query: Params) => Values;
  /** What a new record could be made from instead, above its fields. */
  intro?: (query: Params) => ComponentChildren;
  /** What a record is called, where that is not what it is quoted by. */
  nameOf?: (values: Values) => string;
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

function useFormBase<Row extends Quoted, Create, Update>(
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

type Route = (url: string, replace?: boolean) => void;

/** Who has to sign in, or to sign in again, comes back to the form and to the draft in it. */
function useSignedIn(url: string, route: Route): void {
  const isAnonymous = session.value.status === 'anonymous';
  // Once: the form is still there, under the next address, while the sign-in page loads.
  const hasLeft = useRef(false);
  useEffect(() => {
    if (!isAnonymous || hasLeft.current) return;
    hasLeft.current = true;
    route(`/sign-in?next=${encodeURIComponent(url)}`, true);
  }, [isAnonymous, url, route]);
}

/**
 * What was typed after a creation was sent, and before its answer came, goes on as a draft of the
 * record that it made. Whether there is any.
 */
function amends(path: string, made: Quoted, submission: Submission, route: Route): boolean {
  const { values: sent, idempotencyKey } = submission;
  const latest = submission.latest();
  if (isSame(sent, latest)) return false;
  const key = keyOf(made);
  writeDraft(principal.value, `${path.slice(1)}/${key}`, {
    values: latest,
    base: { data: sent, etag: '' },
    savedAt: new Date().toISOString(),
    by: idempotencyKey,
  });
  notify(saving.amended, 'info');
  route(`${path}/${key}/edit`, true);
  return true;
}

interface RecordFormProps<Row extends Quoted, Create, Update> {
  declaration: FormDeclaration<Row, Create, Update>;
  /** Which record is changed; none for a new one. */
  recordKey: string | undefined;
}

export function RecordForm<Row extends Quoted, Create, Update>({
  declaration,
  recordKey: key,
}: RecordFormProps<Row, Create, Update>) {
  const { path, words, resource, sections, hrefOf } = declaration;
  const { url, query, route } = useLocation();
  const { loaded, reload } = useFormBase(declaration, key);
  useSignedIn(url, route);
  // A new record is a draft of what the address starts it with.
  const draftName = `${path.slice(1)}/${key ?? `new${new URL(url, 'http://local').search}`}`;
  const name = key && ((loaded.data && declaration.nameOf?.(loaded.data.data)) ?? key);
  const title = name ? editing.edit(name) : (words.create ?? words.title);
  const back = declaration.backTo ?? (key ? `${path}/${key}` : path);
  const trail = declaration.trail ?? [
    { label: words.title, href: path },
    ...(name ? [{ label: name, href: back }] : []),
  ];
  return (
    <RecordPage loaded={loaded} title={title} trail={trail}>
      {(base) => (
        <>
          <RecordHeader title={title} trail={trail} />
          {!key && declaration.intro?.(query)}
          <Form
            key={key ?? 'new'}
            name={draftName}
            title={title}
            sections={sections(!key)}
            base={base}
            {...reload}
            save={async (submission) => {
              const { values, changes, etag, idempotencyKey } = submission;
              // The form's values are typed by the field declarations, and checked by the API.
              const { data } = key
                ? await resource.update(key, etag, nested(changes) as Update)
                : await resource.create(nested(stated(values)) as Create, idempotencyKey);
              wasWritten(resource);
              if (!key && amends(path, data, submission, route)) return;
              notify((key ? words.updated : words.created) ?? messages.form.saved);
              route(hrefOf?.(data) ?? `${path}/${keyOf(data)}`, true);
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

/** As permissions name what a form writes: `/support-needs` of a new one is `support_needs:create`. */
const permissionOf = (path: string, key: string | undefined): string =>
  `${path.slice(1).replaceAll('-', '_')}:${key ? 'update' : 'create'}`;

/** Said before anything is typed that nobody would take. */
function Refused({ title, trail }: { title: string; trail: readonly Crumb[] }) {
  return (
    <div class="page">
      <RecordHeader title={title} trail={trail} />
      <EmptyState title={editing.refused} hint={editing.refusedHint} />
    </div>
  );
}

/** The page component of a declaration. */
export const recordForm = <Row extends Quoted, Create, Update>(
  declaration: FormDeclaration<Row, Create, Update>,
) =>
  function DeclaredForm() {
    const { key } = useRoute().params;
    const { path, words, trail = [{ label: words.title, href: path }] } = declaration;
    if (me.value && !can(permissionOf(path, key))) {
      const title = key ? editing.edit(key) : (words.create ?? words.title);
      return <Refused title={title} trail={trail} />;
    }
    return <RecordForm key={key ?? 'new'} declaration={declaration} recordKey={key} />;
  };
