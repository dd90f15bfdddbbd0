/** The shape of what is coming, while it loads. */
import { messages } from '../../lib/messages';
import './skeleton.css';

export function Skeleton({ lines = 3, label = messages.list.loading }) {
  return (
    <div class="skeleton" role="status">
      <span class="visually-hidden">{label}</span>
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} class="skeleton-line" aria-hidden="true" />
      ))}
    </div>
  );
}
