/** A change of state, confirmed: what it means, what it asks for, and the rules that refuse it. */
import type { ComponentChildren } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import type { FieldSpec } from '../../fields/types';
import { useDraftKeeper } from '../../lib/draft-keeper';
import { newIdempotencyKey } from '../../lib/http';
import type { Values } from '../../lib/merge';
import { messages } from '../../lib/messages';
import { fieldOfPointer, type Finding, type Problem } from '../../lib/problem';
import { useSaving } from '../../lib/saving';
import { Dialog } from '../dialog/dialog';
import { Field } from '../form/field';
import { DraftNote, WaitingNote } from '../form/notes';
import { ProblemBanner } from '../problem-banner/problem-banner';

interface VerbDialogProps {
  title: string;
  hint: string;
  fields: readonly FieldSpec[];
  initial?: Values;
  /** What to look at before. */
  about?: ComponentChildren;
  /** The record's field that a finding is about, in words. */
  labelOf: (finding: Finding) => string | undefined;
  /** The key stays the same for a retry of an attempt that got no answer. */
  perform: (values: Values, idempotencyKey: string) => Promise<void>;
  onClose: () => void;
  /** Under which what is typed is kept, until it is done. */
  draftName?: string;
}

const STALE = 412;

export function VerbDialog(props: VerbDialogProps) {
  const { title, hint, fields, initial, about, labelOf, perform, onClose, draftName } = props;
  const drafts = useDraftKeeper({ name: draftName ?? '', title, keepsDraft: Boolean(draftName) });
  const [values, setValues] = useState<Values>({ ...initial, ...drafts.left?.values });
  const [left, setLeft] = useState(drafts.left);
  const [problem, setProblem] = useState<Problem>();
  const saving = useSaving();
  const intent = useRef(newIdempotencyKey());
  const id = useId();
  const names = fields.map(({ name }) => name);
  const change = (next: Values) => {
    // Other words are another intent; the version that it names keeps it from being done twice.
    intent.current = newIdempotencyKey();
    saving.stop();
    setValues(next);
    drafts.keep(next, { data: initial ?? {}, etag: '' }, undefined);
  };
  const submit = () => {
    setProblem(undefined);
    const send = async () => {
      await perform(values, intent.current);
      drafts.drop();
      onClose();
    };
    return saving.start(send, (failure) => {
      intent.current = newIdempotencyKey();
      setProblem(failure);
    });
  };
  const isBusy = saving.isSaving || saving.waiting !== undefined;
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{hint}</p>
      {about}
      <form
        class="section"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {left && (
          <DraftNote
            savedAt={left.savedAt}
            onDrop={() => {
              drafts.drop();
              setLeft(undefined);
              setValues(initial ?? {});
            }}
          />
        )}
        {saving.waiting && (
          <WaitingNote
            waiting={saving.waiting}
            saving={saving}
            onStop={() => {
              setProblem(saving.waiting?.problem);
              saving.stop();
            }}
          />
        )}
        {problem && (
          <ProblemBanner
            problem={problem}
            title={problem.status === STALE ? messages.failures.stale : undefined}
            labelOf={labelOf}
          />
        )}
        {fields.map((spec) => (
          <Field
            key={spec.name}
            id={`${id}-${spec.name}`}
            spec={spec}
            value={values[spec.name]}
            findings={(problem?.errors ?? []).filter(
              ({ pointer }) => fieldOfPointer(pointer, names) === spec.name,
            )}
            onChange={(value) => {
              change({ ...values, [spec.name]: value });
            }}
          />
        ))}
        <div class="cluster">
          <button type="submit" class="button primary" disabled={isBusy}>
            {isBusy ? messages.form.saving : title}
          </button>
          <button type="button" class="button" onClick={onClose}>
            {messages.form.close}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
