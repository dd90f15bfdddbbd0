/** What can be done with a record in its present state, by those whose seat allows it. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { FieldSpec } from '../../fields/types';
import type { Resource } from '../../lib/client';
import type { Tagged } from '../../lib/http';
import { notify } from '../../lib/live';
import type { Values } from '../../lib/merge';
import { messages } from '../../lib/messages';
import { asProblem, type Finding } from '../../lib/problem';
import { Icon } from '../icon/icon';
import { VerbDialog } from '../verb-dialog/verb-dialog';
import { carryOut } from './carry-out';

const STALE = 412;

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
  /** What to look at before it is done. */
  about?: (row: Row) => ComponentChildren;
  /** Never the one that stands out: it ends something, or takes it back. */
  isAside?: boolean;
  /** It changes fields of the record, and moves no state. */
  isChange?: boolean;
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
          about={open.about?.(record.data)}
          labelOf={labelOf}
          draftName={`${open.name}/${keyOf(record.data)}`}
          perform={async (values, idempotencyKey) => {
            const key = keyOf(record.data);
            try {
              onChange(await carryOut(resource, open, { record, key, values, idempotencyKey }));
            } catch (error) {
              // What stands behind the dialog is shown as it now is, to be judged again.
              if (asProblem(error).status === STALE) onChange(await resource.get(key));
              throw error;
            }
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
