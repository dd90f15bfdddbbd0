/** The page of a record that others point at: what it is, where it is known from, what names it. */
import type { ComponentChildren } from 'preact';
import type { FieldSpec } from '../../fields/types';
import type { Resource } from '../../lib/client';
import { reference as words } from '../../lib/dictionary/reference';
import { segment } from '../../lib/http';
import { messages } from '../../lib/messages';
import { can } from '../../lib/permits';
import { keyOf, type Quoted } from '../../lib/record';
import { Facts } from '../facts/facts';
import { Icon } from '../icon/icon';
import { Panel } from '../panel/panel';
import { RecordHeader } from '../record-header/record-header';
import { recordPage, type RecordViewProps } from '../record-page/record-page';
import { Doubts, type Sourced, Sources } from '../sources/sources';

interface ReferenceRow extends Quoted, Sourced {
  url?: string | null;
}

export interface ReferenceDeclaration<Row extends ReferenceRow, Create, Update> {
  resource: Resource<Row, Create, Update>;
  path: string;
  /** As permissions name the resource: `sub_fora`. */
  name: string;
  title: string;
  ready?: () => Promise<void>;
  nameOf: (row: Row) => string;
  /** Where the right alone does not say it. */
  mayEdit?: (row: Row) => boolean;
  facts: (row: Row) => readonly FieldSpec[];
  /** What points at it. */
  Pointing: (props: { row: Row }) => ComponentChildren;
}

export function referencePage<Row extends ReferenceRow, Create, Update>(
  declaration: ReferenceDeclaration<Row, Create, Update>,
) {
  const { resource, path, name, title, ready, nameOf, facts, Pointing } = declaration;
  const { mayEdit = () => can(`${name}:update`) } = declaration;
  function ReferenceView({ record: { data }, trail }: RecordViewProps<Row>) {
    const key = keyOf(data);
    return (
      <>
        <RecordHeader
          title={nameOf(data)}
          trail={trail}
          kicker={<span>{key}</span>}
          lead={
            data.url && (
              <a href={data.url} target="_blank" rel="noreferrer external">
                {words.open}
              </a>
            )
          }
          actions={
            mayEdit(data) && (
              <a class="button" href={`${path}/${segment(key)}/edit`}>
                <Icon name="pencil" />
                {messages.record.edit}
              </a>
            )
          }
        />
        <div class="columns aside">
          <div class="section">
            <Doubts {...data} />
            <Pointing row={data} />
          </div>
          <div class="section">
            <Panel title={messages.record.facts}>
              <Facts fields={facts(data)} record={data} />
            </Panel>
            <Sources {...data} />
          </div>
        </div>
      </>
    );
  }
  return recordPage({ resource, path, title, ...(ready && { ready }), View: ReferenceView });
}
