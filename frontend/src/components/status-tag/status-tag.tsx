/** A state in words, with a mark and a colour; the words alone suffice. */
import { toneOfState } from '../../lib/messages';
import { stateWords } from '../../lib/words';
import { Icon } from '../icon/icon';
import './status-tag.css';

export function StatusTag({ state }: { state: string }) {
  const tone = toneOfState(state);
  return (
    <span class={`status-tag ${tone}`}>
      <Icon name={tone} />
      {stateWords(state)}
    </span>
  );
}
