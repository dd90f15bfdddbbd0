/** Names and values of a record; what is not known says so only where `showEmpty` asks for it. */
import type { ComponentChildren } from 'preact';
import { messages } from '../../lib/messages';
import './definition-list.css';

export interface Definition {
  term: string;
  value: ComponentChildren;
}

const isEmpty = (value: ComponentChildren): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  value === false ||
  (Array.isArray(value) && value.length === 0);

interface DefinitionListProps {
  items: readonly Definition[];
  showEmpty?: boolean;
}

export function DefinitionList({ items, showEmpty = false }: DefinitionListProps) {
  const shown = items.filter(({ value }) => showEmpty || !isEmpty(value));
  if (shown.length === 0) return null;
  return (
    <dl class="definition-list">
      {shown.map(({ term, value }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{isEmpty(value) ? <span class="faint">{messages.form.notSet}</span> : value}</dd>
        </div>
      ))}
    </dl>
  );
}
