/** The head of a page: where it is, what it is, in which state, and what can be done. */
import type { ComponentChildren } from 'preact';
import { segment } from '../../lib/http';
import { messages } from '../../lib/messages';
import { usePageTitle } from '../../lib/page';
import { Breadcrumbs, type Crumb } from '../breadcrumbs/breadcrumbs';
import { StatusTag } from '../status-tag/status-tag';
import './record-header.css';

/** Characters from which a title is set smaller, so that it does not fill the screen. */
const LONG_TITLE = 90;

interface RecordHeaderProps {
  title: string;
  /** The title in the browser's tab, where the heading would be too long for it. */
  tabTitle?: string | undefined;
  trail?: readonly Crumb[] | undefined;
  kicker?: ComponentChildren;
  state?: string | undefined;
  lead?: ComponentChildren;
  actions?: ComponentChildren;
  /** The record whose trace is offered: what gave rise to it, and what came of it. */
  traceKey?: string | undefined;
}

export function RecordHeader(props: RecordHeaderProps) {
  const { title, tabTitle, trail, kicker, state, lead, actions, traceKey } = props;
  usePageTitle(tabTitle ?? title);
  return (
    <header class="record-header">
      {trail && <Breadcrumbs trail={trail} />}
      <div class="record-header-row">
        <div class="record-header-words">
          {(kicker ?? state ?? traceKey) && (
            <div class="record-header-kicker">
              {kicker}
              {state && <StatusTag state={state} />}
              {traceKey && (
                <a class="no-print" href={`/trace/${segment(traceKey)}`}>
                  {messages.record.trace}
                </a>
              )}
            </div>
          )}
          <h1 tabIndex={-1} class={title.length > LONG_TITLE ? 'long' : undefined}>
            {title}
          </h1>
          {lead && <div class="record-header-lead">{lead}</div>}
        </div>
        {actions && <div class="record-header-actions cluster no-print">{actions}</div>}
      </div>
    </header>
  );
}
