/** Two people changed one record: what merged by itself, and what a person has to decide. */
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { FieldSpec } from '../../fields/types';
import { conflict as words } from '../../lib/dictionary/editing';
import { plural } from '../../lib/format';
import { announce } from '../../lib/live';
import {
  type Conflict,
  isList,
  mergedItems,
  mergedValues,
  takenOver,
  type Values,
} from '../../lib/merge';
import { type Decision, FieldDecision } from './field-decision';
import { ItemDecision } from './item-decision';
import './conflict.css';

interface ConflictPanelProps {
  fields: readonly FieldSpec[];
  mine: Values;
  conflicts: readonly Conflict[];
  onResolve: (merged: Values) => void;
}

type Decisions = ReadonlyMap<string, Decision>;

/** Of a list each item that one side changed is settled already; it is shown to be looked at. */
const settled = (contested: readonly Conflict[]): Decisions =>
  new Map(
    contested
      .filter(isList)
      .map((each) => [each.field, { side: 'both', value: mergedItems(each) }] as const),
  );

function Taken({ labels }: { labels: readonly string[] }) {
  if (labels.length === 0) return null;
  return (
    <div>
      <p>{words.alsoTaken}</p>
      <ul class="conflict-taken">
        {labels.map((label) => (
          <li key={label}>{label}</li>
        ))}
      </ul>
    </div>
  );
}

export function ConflictPanel({ fields, mine, conflicts, onResolve }: ConflictPanelProps) {
  const contested = conflicts.filter(({ isContested }) => isContested);
  const [decisions, setDecisions] = useState<Decisions>(() => settled(contested));
  const [isAsked, setAsked] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useEffect(() => {
    heading.current?.focus();
  }, []);
  const specOf = (name: string) => fields.find((field) => field.name === name);
  const open = contested.filter(({ field }) => specOf(field) && !decisions.has(field));
  const openWords = words.choose(plural(open.length, words.fieldOne, words.fieldOther));
  const decide = (field: string, decision: Decision) => {
    setDecisions(new Map(decisions).set(field, decision));
  };
  const apply = () => {
    const [first] = open;
    if (first) {
      setAsked(true);
      announce(openWords);
      document.getElementById(`${id}-${first.field}`)?.querySelector('input')?.focus();
      return;
    }
    const chosen = [...decisions].map(([field, { value }]) => [field, value] as const);
    onResolve(mergedValues(mine, conflicts, new Map(chosen)));
  };
  return (
    <section class="conflict panel" aria-labelledby={id}>
      <h2 id={id} ref={heading} tabIndex={-1}>
        {words.title}
      </h2>
      <p>{words.intro}</p>
      {contested.map((conflict) => {
        const { field } = conflict;
        const spec = specOf(field);
        if (!spec) return null;
        const decision = decisions.get(field);
        return (
          <fieldset
            key={field}
            id={`${id}-${field}`}
            class={`conflict-field ${isAsked && !decision ? 'open' : ''}`}
          >
            <legend>{spec.label}</legend>
            {isList(conflict) ? (
              <ItemDecision
                spec={spec}
                conflict={conflict}
                value={Array.isArray(decision?.value) ? decision.value : []}
                onChange={(value) => {
                  decide(field, { side: 'both', value });
                }}
              />
            ) : (
              <FieldDecision
                spec={spec}
                conflict={conflict}
                decision={decision}
                onDecide={(next) => {
                  decide(field, next);
                }}
              />
            )}
          </fieldset>
        );
      })}
      <Taken labels={takenOver(conflicts).map((field) => specOf(field)?.label ?? field)} />
      <div class="cluster">
        <button type="button" class="button primary" onClick={apply}>
          {words.apply}
        </button>
        {open.length > 0 && <p class="small">{openWords}</p>}
      </div>
    </section>
  );
}
