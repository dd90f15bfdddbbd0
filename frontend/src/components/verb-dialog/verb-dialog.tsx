/** A change of state, confirmed: what it means, what it asks for, and the rules that refuse it. */
import { useId, useRef, useState } from 'preact/hooks';
import type { FieldSpec } from '../../fields/types';
import { newIdempotencyKey } from '../../lib/http';
import type { Values } from '../../lib/merge';
import { messages } from '../../lib/messages';
import { asProblem, fieldOfPointer, type Finding, type Problem } from '../../lib/problem';
import { Dialog } from '../dialog/dialog';
import { Field } from '../form/field';
import { ProblemBanner } from '../problem-banner/problem-banner';

interface VerbDialogProps {
  title: string;
  hint: string;
  fields: readonly FieldSpec[];
  initial?: Values;
  /** The record's field that a finding is about, in words. */
  labelOf: (finding: Finding) => string | undefined;
  /** The key stays the same for a retry of an attempt that got no answer. */
  perform: (values: Values, idempotencyKey: string) => Promise<void>;
  onClose: () => void;
}

const STALE = 412;

export function VerbDialog(props: VerbDialogProps) {
  const { title, hint, fields, initial, labelOf, perform, onClose } = props;
  const [values, setValues] = useState<Values>(initial ?? {});
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const intent = useRef(newIdempotencyKey());
  const id = useId();
  const names = fields.map(({ name }) => name);
  const submit = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      await perform(values, intent.current);
      onClose();
    } catch (error) {
      const failure = asProblem(error);
      if (failure.status !== 0) intent.current = newIdempotencyKey();
      setProblem(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{hint}</p>
      <form
        class="section"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
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
              setValues({ ...values, [spec.name]: value });
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
