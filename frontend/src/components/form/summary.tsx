/** What stands against saving, all in one place; the focus goes here, and from here to a field. */
import { useEffect, useRef } from 'preact/hooks';
import type { FieldSpec } from '../../fields/types';
import { messages } from '../../lib/messages';
import { fieldOfPointer, type Finding, type Problem } from '../../lib/problem';
import { ProblemBanner } from '../problem-banner/problem-banner';

type FindingsByField = ReadonlyMap<string, readonly Finding[]>;

export function findingsByField(
  problem: Problem | undefined,
  names: readonly string[],
): FindingsByField {
  const byField = new Map<string, Finding[]>();
  for (const finding of problem?.errors ?? []) {
    const field = fieldOfPointer(finding.pointer, names);
    if (field) byField.set(field, [...(byField.get(field) ?? []), finding]);
  }
  return byField;
}

interface SummaryProps {
  problem: Problem | undefined;
  fields: readonly FieldSpec[];
  byField: FindingsByField;
  onField: (field: FieldSpec) => void;
}

export function Summary({ problem, fields, byField, onField }: SummaryProps) {
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
