/** One field of a form: its label, its help, its control, and the rules that it breaks. */
import { useId } from 'preact/hooks';
import { FieldInput, isGroup } from '../../fields/registry';
import type { FieldSpec, FieldValues, FieldType } from '../../fields/types';
import { messages } from '../../lib/messages';
import type { Finding } from '../../lib/problem';
import { FindingItem } from '../problem-banner/problem-banner';

interface FieldProps {
  id: string;
  spec: FieldSpec;
  value: unknown;
  findings: readonly Finding[];
  onChange: (value: FieldValues[FieldType]) => void;
}

export function Field({ id, spec, value, findings, onChange }: FieldProps) {
  const helpId = useId();
  const errorsId = useId();
  const describedBy =
    [spec.help && helpId, findings.length > 0 && errorsId].filter(Boolean).join(' ') || undefined;
  const name = (
    <>
      {spec.label}
      {spec.isRequired && <span class="field-mark"> ({messages.form.required})</span>}
    </>
  );
  const rest = (
    <>
      {spec.help && (
        <p class="field-help" id={helpId}>
          {spec.help}
        </p>
      )}
      <FieldInput
        id={id}
        spec={spec}
        // The registry's entry for this kind reads it; the record came as JSON.
        value={(value ?? null) as FieldValues[FieldType]}
        onChange={onChange}
        describedBy={describedBy}
        isInvalid={findings.length > 0}
      />
      {findings.length > 0 && (
        <ul class="findings field-findings" id={errorsId}>
          {findings.map((finding) => (
            <FindingItem key={finding.code} finding={finding} />
          ))}
        </ul>
      )}
    </>
  );
  const className = `field ${findings.length > 0 ? 'invalid' : ''}`;
  return isGroup(spec.type) ? (
    <fieldset class={className} id={`${id}-group`} tabIndex={-1} aria-describedby={describedBy}>
      <legend class="field-label">{name}</legend>
      {rest}
    </fieldset>
  ) : (
    <div class={className}>
      <label class="field-label" for={id}>
        {name}
      </label>
      {rest}
    </div>
  );
}
