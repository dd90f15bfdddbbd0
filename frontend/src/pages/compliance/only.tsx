/** The legend of the grid, each entry a filter: show only the answers that stand like this. */
import type { Cell } from '../../api';
import { compliance as words } from '../../lib/dictionary/compliance';
import { matrix } from '../../lib/dictionary/matrix';
import { formatNumber } from '../../lib/format';
import { useQuery } from '../../lib/query';
import { stateWords } from '../../lib/words';
import { signs, standings } from './standings';

const OVERDUE = 'overdue';

/** Whether an answer is among those that are asked for; without a choice each is. */
export const showing =
  (only: string | undefined) =>
  (cell: Cell): boolean =>
    !only || (only === OVERDUE ? cell.is_overdue : cell.standing === only);

export function Only({ grid }: { grid: readonly Cell[] }) {
  const { params, filter } = useQuery();
  const chosen = params['show'];
  const entries = [
    ...standings.map((name) => ({
      name,
      label: stateWords(name),
      look: `sign sign-${signs[name]}`,
    })),
    { name: OVERDUE, label: words.overdue, look: 'pressing' },
  ].map((entry) => ({ ...entry, count: grid.filter(showing(entry.name)).length }));
  return (
    <div class="grid-legend" role="group" aria-label={matrix.only}>
      {entries
        .filter(({ name, count }) => count > 0 || name === chosen)
        .map(({ name, label, look, count }) => (
          <button
            key={name}
            type="button"
            aria-pressed={name === chosen}
            onClick={() => {
              filter({ show: name === chosen ? '' : name });
            }}
          >
            <span class={`grid-key standing ${name} ${look}`} aria-hidden="true" />
            {label} <span class="number faint">{formatNumber(count)}</span>
          </button>
        ))}
    </div>
  );
}
