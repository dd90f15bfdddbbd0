/** Whether an economy has taken a step of the cycle, and when. */
import type { StepOutput } from '../../api';
import { cycle as words } from '../../lib/dictionary/action-plans';
import { formatDate } from '../../lib/format';

export function StepMark({ step }: { step: StepOutput }) {
  if (!step.is_done) return <span class="faint">{words.notDone}</span>;
  return (
    <span>
      <span class="small">{step.on ? formatDate(step.on, 'short') : words.isDone}</span>
      {step.is_in_time === false && <span class="small faint"> ({words.late.toLowerCase()})</span>}
    </span>
  );
}
