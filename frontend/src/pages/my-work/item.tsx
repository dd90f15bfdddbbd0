/** One thing to do: what, why, and the steps that settle it without leaving the list. */
import { useState } from 'preact/hooks';
import type { AttentionItem } from '../../api';
import { attention as words } from '../../lib/dictionary/attention';
import { humanize } from '../../lib/format';
import { labelOf } from '../../lib/options';
import { ownEconomy } from '../../lib/permits';
import { known } from '../../lib/reference';
import { settlingPage } from './settling';
import { StepDialog } from './step-dialog';
import { type Step, stepsOf } from './steps';

export const kindOf = (kind: string): string => words.kinds[kind] ?? humanize(kind);

/** Whose it is, where that does not go without saying: by who reads it, or by the title. */
const whoseOf = ({ economy, forum, title }: AttentionItem): string | null => {
  if (!economy) return forum;
  const name = labelOf(known('economies'), economy);
  return economy === ownEconomy() || title.includes(name) ? null : name;
};

function Steps({
  item,
  steps,
  onStep,
}: {
  item: AttentionItem;
  steps: readonly Step[];
  onStep: (verb: string) => void;
}) {
  return (
    <>
      {steps.map(({ verb, label }, place) => (
        <button
          key={verb}
          type="button"
          class={`button ${place === 0 ? '' : 'quiet'}`}
          onClick={() => {
            onStep(verb);
          }}
        >
          {label}
          <span class="visually-hidden">: {item.title}</span>
        </button>
      ))}
    </>
  );
}

export function Item({ item, onSettled }: { item: AttentionItem; onSettled: () => void }) {
  const [verb, setVerb] = useState<string>();
  const { kind, title, why, action } = item;
  const href = settlingPage(item);
  const steps = action.by_caller ? stepsOf(kind) : [];
  return (
    <li>
      <p class="attention-kind">{kindOf(kind)}</p>
      <div class="attention-what">
        {href ? <a href={href}>{title}</a> : title}
        <p class="small faint">{[whoseOf(item), why].filter(Boolean).join(' · ')}</p>
      </div>
      <div class="attention-steps no-print">
        <Steps item={item} steps={steps} onStep={setVerb} />
        {steps.length === 0 && href && (
          <a class="button" href={href}>
            {action.by_caller ? (words.pages[kind] ?? words.open) : words.open}
            <span class="visually-hidden">: {title}</span>
          </a>
        )}
      </div>
      {verb && (
        <StepDialog
          item={item}
          verb={verb}
          onClose={() => {
            setVerb(undefined);
          }}
          onSettled={() => {
            setVerb(undefined);
            onSettled();
          }}
        />
      )}
    </li>
  );
}
