/** A state in words, with a mark and a colour; the words alone suffice. */
import { humanize } from '../../lib/format';
import { states } from '../../lib/messages';
import { Icon } from '../icon/icon';
import './status-tag.css';

export function StatusTag({ state }: { state: string }) {
  const { label, tone } = states[state] ?? { label: humanize(state), tone: 'neutral' as const };
  return (
    <span class={`status-tag ${tone}`}>
      <Icon name={tone} />
      {label}
    </span>
  );
}
