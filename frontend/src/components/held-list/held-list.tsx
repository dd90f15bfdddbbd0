/** What somebody holds, such as seats, secrets, sessions: each with the way to give it up beside it. */
import type { ComponentChildren } from 'preact';
import './held-list.css';

export function HeldList({ children }: { children: ComponentChildren }) {
  return <ul class="held-list">{children}</ul>;
}
