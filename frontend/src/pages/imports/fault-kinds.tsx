/** What is wrong, by kind: one mistake made in a thousand rows is mended once. */
import { imports } from '../../lib/dictionary/imports';
import { formatNumber } from '../../lib/format';
import type { FaultKind } from './outcome-list';

const words = imports.outcomes;
const MOST = 12;

interface FaultKindsProps {
  kinds: readonly FaultKind[];
  chosen: FaultKind | undefined;
  onChoose: (kind: FaultKind | undefined) => void;
}

export function FaultKinds({ kinds, chosen, onChoose }: FaultKindsProps) {
  return (
    <div class="fault-kinds">
      <h3>{words.kinds}</h3>
      <ul class="fault-kinds-list">
        {kinds.slice(0, MOST).map((kind) => (
          <li key={kind.id}>
            <button
              type="button"
              class="outcome-chip"
              aria-pressed={kind.id === chosen?.id}
              onClick={() => {
                onChoose(kind.id === chosen?.id ? undefined : kind);
              }}
            >
              <span class="number">{words.times(formatNumber(kind.count))}</span>
              <code>{kind.code}</code>
              {kind.column && <span>{words.inColumn(kind.column)}</span>}
            </button>
          </li>
        ))}
        {chosen && (
          <li>
            <button
              type="button"
              class="button quiet"
              onClick={() => {
                onChoose(undefined);
              }}
            >
              {words.showAll}
            </button>
          </li>
        )}
      </ul>
    </div>
  );
}
