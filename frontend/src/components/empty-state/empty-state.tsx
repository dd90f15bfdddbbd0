/** Nothing to show, said plainly, with the way out if there is one. */
import type { ComponentChildren } from 'preact';
import './empty-state.css';

interface EmptyStateProps {
  title: string;
  hint?: string | undefined;
  children?: ComponentChildren;
}

export function EmptyState({ title, hint, children }: EmptyStateProps) {
  return (
    <div class="empty-state">
      <p class="empty-state-title">{title}</p>
      {hint && <p>{hint}</p>}
      {children}
    </div>
  );
}
