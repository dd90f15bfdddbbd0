/**
 * A record's form: drafts that survive a reload, problems put beside their fields, and on a
 * stale version the choice between the two. A failed save loses nothing.
 */
import { useEffect, useId, useRef } from 'preact/hooks';
import { isGroup } from '../../fields/registry';
import type { FieldSpec } from '../../fields/types';
import { formatInstant } from '../../lib/format';
import { messages } from '../../lib/messages';
import { fieldOfPointer, type Finding, type Problem } from '../../lib/problem';
import { ConflictPanel } from '../conflict/conflict';
import { ProblemBanner } from '../problem-banner/problem-banner';
import { Field } from './field';
import { type FormSource, useRecordForm } from './form-state';
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

type FindingsByField = ReadonlyMap<string, readonly Finding[]>;

function findingsByField(problem: Problem | undefined, names: readonly string[]): FindingsByField {
  const byField = new Map<string, Finding[]>();
  for (const finding of problem?.errors ?? []) {
    const field = fieldOfPointer(finding.pointer, names);
    if (field) byField.set(field, [...(byField.get(field) ?? []), finding]);
  }
  return byField;
}

function Restored({ savedAt, onDrop }: { savedAt: string; onDrop: () => void }) {
  return (
    <div class="form-restored" role="status">
      <span>{messages.form.draftRestored(formatInstant(savedAt))}</span>
      <button type="button" class="button quiet" onClick={onDrop}>
        {messages.form.draftDrop}
      </button>
    </div>
  );
}

interface SummaryProps {
  problem: Problem | undefined;
  fields: readonly FieldSpec[];
  byField: FindingsByField;
  onField: (field: FieldSpec) => void;
}

/** What stands against saving, all in one place; the focus goes here, and from here to a field. */
function Summary({ problem, fields, byField, onField }: SummaryProps) {
  const element = useRef<HTMLDivElement>(null);
  const names = fields.map(({ name }) => name);
  useEffect(() => {
    if (problem) element.current?.focus();
  }, [problem]);
  const hasErrors = problem !== undefined && problem.errors.length > 0;
  return (
    <div ref={element} tabIndex={-1} class="form-summary">
      {problem && (
        <ProblemBanner
          problem={problem}
          title={hasErrors ? messages.form.errorsTitle : messages.form.failedTitle}
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
                  onField(field);
                }}
              >
                {field.label}
              </button>
            ))}
        </p>
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
      {form.restoredFrom && <Restored savedAt={form.restoredFrom} onDrop={form.startAfresh} />}
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
      <div class="form-actions">
        <button type="submit" class="button primary" disabled={form.isSaving}>
          {form.isSaving ? messages.form.saving : (submitLabel ?? messages.form.save)}
        </button>
        <button type="button" class="button" onClick={onCancel}>
          {messages.form.cancel}
        </button>
      </div>
    </form>
  );
}
