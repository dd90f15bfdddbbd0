/** What can be done with an activity in its present state, by those whose seat allows it. */
import { useState } from 'preact/hooks';
import type { ActivityRead } from '../../api';
import { Icon } from '../../components/icon/icon';
import { VerbDialog } from '../../components/verb-dialog/verb-dialog';
import type { FieldSpec } from '../../fields/types';
import { activities } from '../../lib/client';
import type { Tagged } from '../../lib/http';
import { notify } from '../../lib/live';
import { messages } from '../../lib/messages';
import { mayOn, type Owned } from '../../lib/permits';
import { activityLabelOf } from './labels';

const words = messages.activities;

type VerbName = keyof typeof words.verbs;
type Status = ActivityRead['status'];

interface VerbRule {
  from: readonly Status[];
  fields: readonly FieldSpec[];
}

const reason: FieldSpec = { type: 'longText', name: 'reason', label: words.reason };

const OPEN: readonly Status[] = ['proposed', 'endorsed', 'under_way'];

const rules: Record<VerbName, VerbRule> = {
  endorse: { from: ['proposed', 'postponed'], fields: [] },
  start: { from: ['endorsed'], fields: [] },
  complete: {
    from: ['under_way'],

    fields: [{ type: 'period', name: 'actual', label: words.heldOn }],
  },
  postpone: {
    from: OPEN,

    fields: [reason, { type: 'period', name: 'planned', label: words.newDates }],
  },
  cancel: {
    from: [...OPEN, 'postponed'],

    fields: [{ ...reason, isRequired: true }],
  },
};

const VERBS: readonly VerbName[] = ['endorse', 'start', 'complete', 'postpone', 'cancel'];

export const verbsFor = (activity: Pick<ActivityRead, 'status'> & Owned): VerbName[] =>
  VERBS.filter(
    (verb) => rules[verb].from.includes(activity.status) && mayOn(`activities:${verb}`, activity),
  );

interface ActivityVerbsProps {
  record: Tagged<ActivityRead>;
  onChange: (record: Tagged<ActivityRead>) => void;
}

export function ActivityVerbs({ record, onChange }: ActivityVerbsProps) {
  const [open, setOpen] = useState<VerbName>();
  const offered = verbsFor(record.data);
  return (
    <>
      {mayOn('activities:update', record.data) && (
        <a class="button" href={`/activities/${record.data.ref}/edit`}>
          <Icon name="pencil" />
          {messages.record.edit}
        </a>
      )}
      {offered.map((verb, place) => (
        <button
          key={verb}
          type="button"
          class={`button ${place === 0 && verb !== 'cancel' ? 'primary' : ''}`}
          onClick={() => {
            setOpen(verb);
          }}
        >
          {words.verbs[verb]}
        </button>
      ))}
      {open && (
        <VerbDialog
          title={words.verbs[open]}
          hint={words.verbHints[open]}
          fields={rules[open].fields}
          labelOf={activityLabelOf}
          perform={async (values, idempotencyKey) => {
            const body = rules[open].fields.length > 0 ? values : undefined;
            const { ref: key } = record.data;
            const { etag } = record;
            onChange(await activities.perform(open, { key, etag, idempotencyKey, body }));
            notify(words.verbDone[open]);
          }}
          onClose={() => {
            setOpen(undefined);
          }}
        />
      )}
    </>
  );
}
