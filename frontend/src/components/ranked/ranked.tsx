/** What was found to fit, the best first: each with its score, its reasons and what can be done. */
import type { ComponentChildren } from 'preact';
import './ranked.css';

interface RankedItemProps {
  title: ComponentChildren;
  score: string;
  /** The reasons, and what can be done about it. */
  children: ComponentChildren;
}

export function RankedItem({ title, score, children }: RankedItemProps) {
  return (
    <li>
      <div class="ranked-head">
        {title}
        <span class="number">{score}</span>
      </div>
      {children}
    </li>
  );
}

export function Ranked({ children }: { children: ComponentChildren }) {
  return <ol class="ranked">{children}</ol>;
}
