/** A record as most are shown: its head with what can be done, what it says, and its facts beside. */
import type { ComponentChildren } from 'preact';
import type { FieldSpec } from '../../fields/types';
import type { Resource } from '../../lib/client';
import { messages } from '../../lib/messages';
import type { Finding } from '../../lib/problem';
import { Facts } from '../facts/facts';
import { Panel } from '../panel/panel';
import { RecordHeader } from '../record-header/record-header';
import type { RecordViewProps } from '../record-page/record-page';
import { type Verb, VerbBar } from '../verb-bar/verb-bar';

interface RecordViewLayout<Row, Create, Update> extends RecordViewProps<Row> {
  resource: Resource<Row, Create, Update>;
  title: string;
  tabTitle?: string;
  /** What it is, beside its reference. */
  kind?: string | undefined;
  state?: string;
  lead?: ComponentChildren;
  /** Whether the trace of the record is offered. */
  isTraced?: boolean;
  verbs: readonly Verb<Row>[];
  labelOf: (finding: Finding) => string | undefined;
  editHref?: string | undefined;
  facts: readonly FieldSpec[];
  factsTitle?: string;
  /** The record as its facts show it, where some are put in words. */
  stated?: object;
  /** Below the facts. */
  aside?: ComponentChildren;
  children: ComponentChildren;
}

const keyOf = ({ ref }: { ref: string }): string => ref;

export function RecordView<Row extends { ref: string }, Create, Update>(
  props: RecordViewLayout<Row, Create, Update>,
) {
  const { record, trail, onChange, resource, verbs, labelOf, editHref, children } = props;
  const { data } = record;
  return (
    <>
      <RecordHeader
        traceKey={props.isTraced ? data.ref : undefined}
        title={props.title}
        tabTitle={props.tabTitle}
        trail={trail}
        kicker={
          <>
            <span>{data.ref}</span>
            {props.kind && <span>{props.kind}</span>}
          </>
        }
        state={props.state}
        lead={props.lead}
        actions={
          <VerbBar
            record={record}
            keyOf={keyOf}
            resource={resource}
            verbs={verbs}
            labelOf={labelOf}
            onChange={onChange}
            editHref={editHref}
          />
        }
      />
      <div class="columns aside">
        <div class="section">{children}</div>
        <div class="section">
          <Panel title={props.factsTitle ?? messages.record.facts}>
            <Facts fields={props.facts} record={props.stated ?? data} />
          </Panel>
          {props.aside}
        </div>
      </div>
    </>
  );
}
