/** What can be done with a record in its present state, by those whose seat allows it. */
import { useState } from 'preact/hooks';
import type { FieldSpec } from '../../fields/types';
import type { Resource } from '../../lib/client';
import type { Tagged } from '../../lib/http';
import { notify } from '../../lib/live';
import type { Values } from '../../lib/merge';
import { messages } from '../../lib/messages';
import type { Finding } from '../../lib/problem';
import { nested } from '../../lib/record';
import { Icon } from '../icon/icon';
import { VerbDialog } from '../verb-dialog/verb-dialog';

export interface VerbWords {
  label: string;
  /** What it means, before it is done. */
  hint: string;
  done: string;
}

export interface Verb<Row> {
  /** As the API calls it. */
  name: string;
  words: VerbWords;
  isOffered: (row: Row) => boolean;
  fields?: readonly FieldSpec[];
  /** What the fields start with. */
  initial?: (row: Row) => Values;
  /** Never the one that stands out: it ends something, or takes it back. */
  isAside?: boolean;
}

interface VerbBarProps<Row, Create, Update> {
  record: Tagged<Row>;
  keyOf: (row: Row) => string;
  resource: Resource<Row, Create, Update>;
  verbs: readonly Verb<Row>[];
  labelOf: (finding: Finding) => string | undefined;
  onChange: (record: Tagged<Row>) => void;
  /** Where the record is edited, for those who may. */
  editHref?: string | undefined;
}

export function VerbBar<Row, Create, Update>(props: VerbBarProps<Row, Create, Update>) {
  const { record, keyOf, resource, verbs, labelOf, onChange, editHref } = props;
  const [open, setOpen] = useState<Verb<Row>>();
  const offered = verbs.filter((verb) => verb.isOffered(record.data));
  const main = offered.find((verb) => !verb.isAside);
  return (
    <>
      {editHref && (
        <a class="button" href={editHref}>
          <Icon name="pencil" />
          {messages.record.edit}
        </a>
      )}
      {offered.map((verb) => (
        <button
          key={verb.name}
          type="button"
          class={`button ${verb === main ? 'primary' : ''}`}
          onClick={() => {
            setOpen(verb);
          }}
        >
          {verb.words.label}
        </button>
      ))}
      {open && (
        <VerbDialog
          title={open.words.label}
          hint={open.words.hint}
          fields={open.fields ?? []}
          initial={open.initial?.(record.data) ?? {}}
          labelOf={labelOf}
          perform={async (values, idempotencyKey) => {
            const { etag } = record;
            const body = open.fields ? nested(values) : undefined;
            const request = { key: keyOf(record.data), etag, idempotencyKey, body };
            onChange(await resource.perform(open.name, request));
            notify(open.words.done);
          }}
          onClose={() => {
            setOpen(undefined);
          }}
        />
      )}
    </>
  );
}
