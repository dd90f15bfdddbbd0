/** One field that two people changed differently: before, yours, theirs, and what it shall be. */
import { useId, useMemo } from 'preact/hooks';
import { displayField } from '../../fields/registry';
import type { FieldSpec } from '../../fields/types';
import { conflict as words } from '../../lib/dictionary/editing';
import type { Conflict } from '../../lib/merge';
import { messages } from '../../lib/messages';
import { type MergedText, mergedText } from '../../lib/text-merge';
import { WordDifference } from './word-difference';

type Side = 'mine' | 'theirs' | 'both';

export interface Decision {
  side: Side;
  value: unknown;
}

interface FieldDecisionProps {
  spec: FieldSpec;
  conflict: Conflict;
  decision: Decision | undefined;
  onDecide: (decision: Decision) => void;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Only prose is compared and joined word by word; a title or a code is chosen whole. */
const isProse = ({ type }: FieldSpec): boolean => type === 'longText';

function Version({
  spec,
  label,
  from,
  value,
}: Record<'from' | 'value', unknown> & {
  spec: FieldSpec;
  label: string;
}) {
  const shown = displayField(spec, value) ?? <span class="faint">{messages.form.notSet}</span>;
  return (
    <div class="conflict-side">
      <p class="small faint">{label}</p>
      {isProse(spec) ? (
        <WordDifference from={textOf(from)} to={textOf(value)} />
      ) : (
        <div>{shown}</div>
      )}
    </div>
  );
}

const choices = [
  { side: 'mine', label: words.keepMine },
  { side: 'theirs', label: words.keepTheirs },
] as const;

function BothTogether({
  label,
  merged,
  value,
  onChange,
}: {
  label: string;
  merged: MergedText;
  value: string;
  onChange: (text: string) => void;
}) {
  const [id, hintId] = [useId(), useId()];
  return (
    <div class="conflict-both">
      <label class="visually-hidden" for={id}>
        {words.bothText(label)}
      </label>
      <textarea
        id={id}
        rows={8}
        aria-describedby={hintId}
        value={value}
        onInput={(event) => {
          onChange(event.currentTarget.value);
        }}
      />
      <p class="small" id={hintId}>
        {merged.isOverlapping ? words.bothOverlap : words.bothApart}
      </p>
    </div>
  );
}

export function FieldDecision({ spec, conflict, decision, onDecide }: FieldDecisionProps) {
  const name = useId();
  const { base, mine, theirs } = conflict;
  const merged = useMemo(
    () => (isProse(spec) ? mergedText(textOf(base), textOf(mine), textOf(theirs)) : undefined),
    [spec, base, mine, theirs],
  );
  const valueOf: Record<Side, unknown> = { mine, theirs, both: merged?.text };
  const offered = merged ? [...choices, { side: 'both' as const, label: words.keepBoth }] : choices;
  return (
    <>
      <div class="conflict-sides">
        {!isProse(spec) && <Version spec={spec} label={words.before} from={base} value={base} />}
        <Version spec={spec} label={words.mine} from={base} value={mine} />
        <Version spec={spec} label={words.theirs} from={base} value={theirs} />
      </div>
      <div class="cluster">
        {offered.map(({ side, label }) => (
          <label key={side} class="conflict-choice">
            <input
              type="radio"
              name={name}
              checked={decision?.side === side}
              onChange={() => {
                onDecide({ side, value: valueOf[side] });
              }}
            />
            {label}
          </label>
        ))}
      </div>
      {merged && decision?.side === 'both' && (
        <BothTogether
          label={spec.label}
          merged={merged}
          value={textOf(decision.value)}
          onChange={(value) => {
            onDecide({ side: 'both', value });
          }}
        />
      )}
    </>
  );
}
