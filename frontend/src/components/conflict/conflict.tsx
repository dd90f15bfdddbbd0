/** Two people changed one record: what the other changed, and what to keep of each field. */
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { displayField } from '../../fields/registry';
import type { FieldSpec } from '../../fields/types';
import { type Conflict, mergedValues, type Values } from '../../lib/merge';
import { messages } from '../../lib/messages';
import './conflict.css';

type Choice = 'mine' | 'theirs';

interface ConflictPanelProps {
  fields: readonly FieldSpec[];
  mine: Values;
  conflicts: readonly Conflict[];
  onResolve: (merged: Values) => void;
}

function Side({ spec, value, label }: { spec: FieldSpec; value: unknown; label: string }) {
  return (
    <div class="conflict-side">
      <p class="small faint">{label}</p>
      <div>{displayField(spec, value) ?? <span class="faint">{messages.form.notSet}</span>}</div>
    </div>
  );
}

export function ConflictPanel({ fields, mine, conflicts, onResolve }: ConflictPanelProps) {
  const [choice, setChoice] = useState<Record<string, Choice>>({});
  const heading = useRef<HTMLHeadingElement>(null);
  const groupId = useId();
  useEffect(() => {
    heading.current?.focus();
  }, []);
  return (
    <section class="conflict panel" aria-labelledby={groupId}>
      <h2 id={groupId} ref={heading} tabIndex={-1}>
        {messages.conflict.title}
      </h2>
      <p>{messages.conflict.intro}</p>
      {conflicts.map((conflict) => {
        const spec = fields.find(({ name }) => name === conflict.field);
        if (!spec) return null;
        const chosen = choice[conflict.field] ?? 'mine';
        return (
          <fieldset key={conflict.field} class="conflict-field">
            <legend>{spec.label}</legend>
            <div class="conflict-sides">
              <Side spec={spec} value={conflict.mine} label={messages.conflict.mine} />
              <Side spec={spec} value={conflict.theirs} label={messages.conflict.theirs} />
            </div>
            {conflict.isContested ? (
              <div class="cluster">
                {(['mine', 'theirs'] as const).map((side) => (
                  <label key={side} class="conflict-choice">
                    <input
                      type="radio"
                      name={`${groupId}-${conflict.field}`}
                      checked={chosen === side}
                      onChange={() => {
                        setChoice({ ...choice, [conflict.field]: side });
                      }}
                    />
                    {side === 'mine' ? messages.conflict.keepMine : messages.conflict.keepTheirs}
                  </label>
                ))}
              </div>
            ) : (
              <p class="small">{messages.conflict.auto}</p>
            )}
          </fieldset>
        );
      })}
      <div>
        <button
          type="button"
          class="button primary"
          onClick={() => {
            onResolve(mergedValues(mine, conflicts, choice));
          }}
        >
          {messages.conflict.apply}
        </button>
      </div>
    </section>
  );
}
