/** A part of a page under its own heading. */
import type { ComponentChildren } from 'preact';
import './panel.css';

interface PanelProps {
  title: string;
  /** Beside the heading: a link to all of it, a button. */
  action?: ComponentChildren;
  /** What this part is about, in a sentence. */
  lead?: string | undefined;
  children: ComponentChildren;
}

export function Panel({ title, action, lead, children }: PanelProps) {
  return (
    <section class="panel section">
      <div class="spread">
        <h2>{title}</h2>
        {action && <div class="cluster no-print">{action}</div>}
      </div>
      {lead && <p class="panel-lead">{lead}</p>}
      {children}
    </section>
  );
}
