/**
 * A record's form: drafts that survive a reload, problems put beside their fields, and on a
 * stale version the choice between the two. A failed save loses nothing.
 */
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import { isGroup } from '../../fields/registry';
import type { FieldSpec } from '../../fields/types';
import { dropDraft, readDraft, writeDraft } from '../../lib/draft';
import { formatInstant } from '../../lib/format';
import { newIdempotencyKey, type Tagged } from '../../lib/http';
import { changesBetween, type Conflict, conflictsOf, isSame, type Values } from '../../lib/merge';
import { messages } from '../../lib/messages';
import { asProblem, fieldOfPointer, type Finding, type Problem } from '../../lib/problem';
import { ConflictPanel } from '../conflict/conflict';
import { ProblemBanner } from '../problem-banner/problem-banner';
import { Field } from './field';
import './form.css';

const STALE = 412;

export interface FormSection {
  title: string;
  fields: readonly FieldSpec[];
}

export interface Submission {
  values: Values;
  /** Only what differs from the version that was read: the body of a merge patch. */
  changes: Values;
  etag: string;
  /** Stays the same for a retry of an attempt that got no answer. */
  idempotencyKey: string;
}

interface FormProps {
  /** Under which the draft is kept; one for each record and purpose. */
  name: string;
  sections: readonly FormSection[];
  base: Tagged<Values>;
  save: (submission: Submission) => Promise<void>;
  /** Reads the record again after a 412. */
  reload?: () => Promise<Tagged<Values>>;
  submitLabel?: string;
  /** False where what is typed must not be kept, as with a password. */
  keepsDraft?: boolean;
  onCancel: () => void;
}

interface Stale {
  theirs: Tagged<Values>;
  conflicts: Conflict[];
}

function useDraft(name: string, base: Values) {
  const restored = useMemo(() => {
    const draft = readDraft<Values>(name);
    return draft && !isSame(draft.values, base) ? draft : undefined;
    // Read once: afterwards the form itself holds what was typed.
  }, []); // eslint-disable-line react-hooks/exhaustive-deps -- see above
  return restored;
}

function findingsByField(problem: Problem | undefined, names: readonly string[]) {
  const byField = new Map<string, Finding[]>();
  for (const finding of problem?.errors ?? []) {
    const field = fieldOfPointer(finding.pointer, names);
    if (field) byField.set(field, [...(byField.get(field) ?? []), finding]);
  }
  return byField;
}

export function Form(props: FormProps) {
  const {
    name,
    sections,
    save,
    reload,
    onCancel,
    submitLabel = messages.form.save,
    keepsDraft = true,
  } = props;
  const formId = useId();
  const fields = sections.flatMap((section) => section.fields);
  const names = fields.map((field) => field.name);
  const [base, setBase] = useState(props.base);
  const draft = useDraft(name, props.base.data);
  const [values, setValues] = useState<Values>({ ...props.base.data, ...draft?.values });
  const [isRestored, setRestored] = useState(draft !== undefined);
  const [problem, setProblem] = useState<Problem>();
  const [stale, setStale] = useState<Stale>();
  const [isSaving, setSaving] = useState(false);
  const intent = useRef(newIdempotencyKey());
  const summary = useRef<HTMLDivElement>(null);
  const byField = findingsByField(problem, names);
  const idOf = (field: string) => `${formId}-${field}`;

  useEffect(() => {
    if (problem) summary.current?.focus();
  }, [problem]);

  const change = (next: Values) => {
    setValues(next);
    if (keepsDraft) writeDraft(name, next);
  };

  const startAfresh = () => {
    dropDraft(name);
    setValues(base.data);
    setRestored(false);
  };

  const fail = async (failure: Problem) => {
    if (failure.status !== 0) intent.current = newIdempotencyKey();
    if (failure.status !== STALE || !reload) {
      setProblem(failure);
      return;
    }
    const theirs = await reload();
    setStale({ theirs, conflicts: conflictsOf(base.data, values, theirs.data) });
  };

  const submit = async () => {
    setSaving(true);
    setProblem(undefined);
    try {
      await save({
        values,
        changes: changesBetween(base.data, values),
        etag: base.etag,
        idempotencyKey: intent.current,
      });
      dropDraft(name);
    } catch (error) {
      await fail(asProblem(error)).catch((again: unknown) => {
        setProblem(asProblem(again));
      });
    } finally {
      setSaving(false);
    }
  };

  const focusField = (spec: FieldSpec) => {
    const id = isGroup(spec.type) ? `${idOf(spec.name)}-group` : idOf(spec.name);
    document.getElementById(id)?.focus();
  };

  if (stale) {
    return (
      <ConflictPanel
        fields={fields}
        mine={values}
        conflicts={stale.conflicts}
        onResolve={(merged) => {
          setBase(stale.theirs);
          change(merged);
          setStale(undefined);
        }}
      />
    );
  }

  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {isRestored && (
        <div class="form-restored" role="status">
          <span>{messages.form.draftRestored(formatInstant(draft?.savedAt ?? ''))}</span>
          <button type="button" class="button quiet" onClick={startAfresh}>
            {messages.form.draftDrop}
          </button>
        </div>
      )}
      <div ref={summary} tabIndex={-1} class="form-summary">
        {problem && (
          <ProblemBanner
            problem={problem}
            title={
              problem.errors.length > 0 ? messages.form.errorsTitle : messages.form.failedTitle
            }
            labelOf={({ pointer }) =>
              fields.find((field) => field.name === fieldOfPointer(pointer, names))?.label
            }
          />
        )}
        {byField.size > 0 && (
          <p class="form-jumps">
            {fields
              .filter((field) => byField.has(field.name))
              .map((field) => (
                <button
                  key={field.name}
                  type="button"
                  class="button"
                  onClick={() => {
                    focusField(field);
                  }}
                >
                  {field.label}
                </button>
              ))}
          </p>
        )}
      </div>
      {sections.map((section) => (
        <section key={section.title} class="form-section panel">
          <h2>{section.title}</h2>
          {section.fields.map((spec) => (
            <Field
              key={spec.name}
              id={idOf(spec.name)}
              spec={spec}
              value={values[spec.name]}
              findings={byField.get(spec.name) ?? []}
              onChange={(value) => {
                change({ ...values, [spec.name]: value });
              }}
            />
          ))}
        </section>
      ))}
      <div class="form-actions">
        <button type="submit" class="button primary" disabled={isSaving}>
          {isSaving ? messages.form.saving : submitLabel}
        </button>
        <button type="button" class="button" onClick={onCancel}>
          {messages.form.cancel}
        </button>
      </div>
    </form>
  );
}
