/** What a change changed, field by field: what stood there, and what stands there now. */
import { type Change, changesOf, type LedgerChanges } from '../../lib/changes';
import { history as words } from '../../lib/dictionary/history';
import { formatNumber } from '../../lib/format';
import './change-list.css';

/** Fields up to which they are shown at once. */
const FEW = 6;

function Said({ kind, text }: { kind: 'del' | 'ins'; text: string }) {
  const Mark = kind;
  return (
    <Mark>
      <span class="visually-hidden">{kind === 'del' ? words.was : words.is}: </span>
      {text}
    </Mark>
  );
}

function Items({ label, kind, items }: { label: string; kind: 'del' | 'ins'; items: string[] }) {
  if (items.length === 0) return null;
  return (
    <p>
      <span class="faint">{label}:</span> <Said kind={kind} text={items.join('; ')} />
    </p>
  );
}

function Difference({ change }: { change: Change }) {
  const { before, after, added = [], removed = [], isWithheld } = change;
  if (isWithheld) return <p class="faint">{words.withheld}</p>;
  return (
    <>
      {before !== null && (
        <p>
          <Said kind="del" text={before} />
        </p>
      )}
      {after !== null && (
        <p>
          <Said kind="ins" text={after} />
        </p>
      )}
      {before !== null && after === null && <p class="faint">{words.cleared}</p>}
      <Items label={words.added} kind="ins" items={[...added]} />
      <Items label={words.removed} kind="del" items={[...removed]} />
    </>
  );
}

interface ChangeListProps {
  changes: LedgerChanges;
  /** The first event of a record says all of it: shown when it is asked for. */
  isFirst?: boolean;
}

export function ChangeList({ changes, isFirst = false }: ChangeListProps) {
  const read = changesOf(changes);
  if (read.length === 0) return null;
  const list = (
    <dl class="change-list">
      {read.map((change) => (
        <div key={change.label}>
          <dt>{change.label}</dt>
          <dd>
            <Difference change={change} />
          </dd>
        </div>
      ))}
    </dl>
  );
  if (!isFirst && read.length <= FEW) return list;
  const count = formatNumber(read.length);
  const [one, several] = isFirst ? [words.oneSaid, words.said] : [words.oneField, words.fields];
  return (
    <details class="change-list-more">
      <summary>{read.length === 1 ? one : several(count)}</summary>
      {list}
    </details>
  );
}
