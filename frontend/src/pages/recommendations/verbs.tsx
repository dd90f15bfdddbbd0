/** What can be done with a recommendation in its present state, by those whose seat allows it. */
import { useState } from 'preact/hooks';
import type { RecommendationRead } from '../../api';
import { Icon } from '../../components/icon/icon';
import { VerbDialog } from '../../components/verb-dialog/verb-dialog';
import type { FieldSpec } from '../../fields/types';
import { recommendations } from '../../lib/client';
import type { Tagged } from '../../lib/http';
import { notify } from '../../lib/live';
import { messages } from '../../lib/messages';
import { can, mayOn } from '../../lib/permits';
import { recommendationLabelOf } from './labels';

const words = messages.recommendations;

type VerbName = keyof typeof words.verbs;

const fieldsOf: Record<VerbName, readonly FieldSpec[]> = {
  adopt: [{ type: 'date', name: 'adopted_on', label: words.adoptedOn, isExact: true }],
  close: [{ type: 'longText', name: 'reason', label: words.reason }],
};

function verbFor({ status }: RecommendationRead): VerbName | undefined {
  if (status === 'draft') return 'adopt';
  return status === 'adopted' ? 'close' : undefined;
}

interface RecommendationVerbsProps {
  record: Tagged<RecommendationRead>;
  onChange: (record: Tagged<RecommendationRead>) => void;
}

export function RecommendationVerbs({ record, onChange }: RecommendationVerbsProps) {
  const [isOpen, setOpen] = useState(false);
  const { data } = record;
  const next = verbFor(data);
  const verb = next && mayOn(`recommendations:${next}`, data) ? next : undefined;
  // Whether an economy leads the activity behind a draft, the API knows.
  const mayEdit =
    mayOn('recommendations:update', data) ||
    (data.status === 'draft' && can('recommendations:update'));
  return (
    <>
      {mayEdit && (
        <a class="button" href={`/recommendations/${data.ref}/edit`}>
          <Icon name="pencil" />
          {messages.record.edit}
        </a>
      )}
      {verb && (
        <button
          type="button"
          class={`button ${verb === 'adopt' ? 'primary' : ''}`}
          onClick={() => {
            setOpen(true);
          }}
        >
          {words.verbs[verb]}
        </button>
      )}
      {isOpen && verb && (
        <VerbDialog
          title={words.verbs[verb]}
          hint={words.verbHints[verb]}
          fields={fieldsOf[verb]}
          labelOf={recommendationLabelOf}
          perform={async (body, idempotencyKey) => {
            const { etag } = record;
            const request = { key: data.ref, etag, idempotencyKey, body };
            onChange(await recommendations.perform(verb, request));
            notify(words.verbDone[verb]);
          }}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </>
  );
}
