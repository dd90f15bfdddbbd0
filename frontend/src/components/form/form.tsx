/**
 * A record's form: drafts that outlive the tab and the session, problems put beside their fields,
 * a save that is tried again while the network fails, and on a stale version a merge of the two.
 */
import { useId } from 'preact/hooks';
import { isGroup } from '../../fields/registry';
import type { FieldSpec } from '../../fields/types';
import { drafts, saving as savingWords } from '../../lib/dictionary/editing';
import { announce, notify } from '../../lib/live';
import { messages } from '../../lib/messages';
import { ConflictPanel } from '../conflict/conflict';
import { Field } from './field';
import { type FormSource, type RecordFormState, useRecordForm } from './form-state';
import { DraftNote, MergedNote, WaitingNote } from './notes';
import { findingsByField, Summary } from './summary';
import './form.css';

export type { Submission } from './form-state';

export interface FormSection {
  title: string;
  fields: readonly FieldSpec[];
}

interface FormProps extends FormSource {
  sections: readonly FormSection[];
  submitLabel?: string;
  onCancel: () => void;
}

/** What stands above the fields, apart from what stands against saving. */
function Notes({ form, fields }: { form: RecordFormState; fields: readonly FieldSpec[] }) {
  const { restored, saving, taken } = form;
  const labels = taken.map((name) => fields.find((field) => field.name === name)?.label ?? name);
  return (
    <>
      {restored && (
        <DraftNote
          savedAt={restored.savedAt}
          onDrop={() => {
            form.startAfresh();
            announce(drafts.dropped);
          }}
        />
      )}
      {labels.length > 0 && <MergedNote fields={labels} />}
      {form.isUnanswered && <p class="form-note">{savingWords.unanswered}</p>}
      {saving.waiting && (
        <WaitingNote
          waiting={saving.waiting}
          saving={saving}
          onStop={() => {
            form.stopSaving();
            announce(savingWords.stopped);
          }}
        />
      )}
    </>
  );
}

function Actions({
  form,
  submitLabel,
  onCancel,
}: {
  form: RecordFormState;
  submitLabel: string | undefined;
  onCancel: () => void;
}) {
  const { isSaving, waiting } = form.saving;
  return (
    <div class="form-actions">
      <button type="submit" class="button primary" disabled={isSaving || waiting !== undefined}>
        {isSaving || waiting ? messages.form.saving : (submitLabel ?? messages.form.save)}
      </button>
      <button
        type="button"
        class="button"
        onClick={() => {
          if (form.isKept) notify(drafts.left, 'info');
          onCancel();
        }}
      >
        {messages.form.cancel}
      </button>
      {form.isKept !== undefined && (
        <p class="form-kept small faint">{form.isKept ? drafts.kept : drafts.notKept}</p>
      )}
    </div>
  );
}

export function Form({ sections, submitLabel, onCancel, ...source }: FormProps) {
  const form = useRecordForm(source);
  const formId = useId();
  const fields = sections.flatMap((section) => section.fields);
  const names = fields.map(({ name }) => name);
  const byField = findingsByField(form.problem, names);
  const idOf = (field: string) => `${formId}-${field}`;
  if (form.stale) {
    const { theirs, conflicts } = form.stale;
    return (
      <ConflictPanel
        fields={fields}
        mine={form.values}
        conflicts={conflicts}
        onResolve={(merged) => {
          form.resolve(theirs, merged);
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
        void form.submit();
      }}
    >
      <Notes form={form} fields={fields} />
      <Summary
        problem={form.problem}
        fields={fields}
        byField={byField}
        onField={({ type, name }) => {
          document.getElementById(isGroup(type) ? `${idOf(name)}-group` : idOf(name))?.focus();
        }}
      />
      {sections.map((section) => (
        <section key={section.title} class="form-section panel">
          <h2>{section.title}</h2>
          {section.fields.map((spec) => (
            <Field
              key={spec.name}
              id={idOf(spec.name)}
              spec={spec}
              value={form.values[spec.name]}
              findings={byField.get(spec.name) ?? []}
              onChange={(value) => {
                form.change(spec.name, value);
              }}
            />
          ))}
        </section>
      ))}
      <Actions form={form} submitLabel={submitLabel} onCancel={onCancel} />
    </form>
  );
}
