/** Where each party stands with a recommendation, on three axes: one cell each, in APEC's order. */
import type { ImplementationRead, RecommendationRead } from '../../api';
import { Panel } from '../../components/panel/panel';
import { ProblemBanner } from '../../components/problem-banner/problem-banner';
import { Skeleton } from '../../components/skeleton/skeleton';
import { StatusTag } from '../../components/status-tag/status-tag';
import { plural } from '../../lib/format';
import { recommendations as words } from '../../lib/dictionary/recommendations';
import { known } from '../../lib/reference';
import type { Loaded } from '../../lib/resource';
import { me } from '../../lib/session';
import { stateWords } from '../../lib/words';
import { partyName } from '../implementations/party';
import './implementation-strip.css';

const inOrder = (rows: readonly ImplementationRead[]): ImplementationRead[] => {
  const place = new Map(known('economies').map(({ value }, index) => [value, index]));
  const last = place.size;
  const at = ({ economy }: ImplementationRead) => place.get(economy ?? '') ?? last;
  return rows.toSorted((a, b) => at(a) - at(b));
};

type Axis = 'acceptance' | 'implementation' | 'verification';
type Stand = Pick<ImplementationRead, Axis>;

/** The axes that have something to say: the answer always, the others once they have moved. */
export function axesOf(row: Stand): Axis[] {
  const axes: Axis[] = ['acceptance'];
  if (row.implementation !== 'not_started') axes.push('implementation');
  if (row.verification !== 'unverified') axes.push('verification');
  return axes;
}

/** "18 pending, 2 accepted, 1 not accepted": the answers, the most common first. */
export function answersInWords(rows: readonly Stand[]): string {
  const counts = new Map<string, number>();
  for (const { acceptance } of rows) counts.set(acceptance, (counts.get(acceptance) ?? 0) + 1);
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .map(([state, count]) => `${count} ${stateWords(state).toLowerCase()}`)
    .join(', ');
}

function Party({ row }: { row: ImplementationRead }) {
  return (
    <li>
      <a class="party-name" href={`/implementations/${row.ref}`}>
        {partyName(row)}
      </a>
      <span class="party-axes">
        {axesOf(row).map((axis) => (
          <span key={axis}>
            <span class="visually-hidden">{words[axis]}: </span>
            <StatusTag state={row[axis]} />
          </span>
        ))}
        {row.is_overdue && <StatusTag state="overdue" />}
      </span>
    </li>
  );
}

function noneWords(status: RecommendationRead['status']): string {
  if (status === 'draft') return words.implementationsNone;
  return me.value ? words.implementationsNobody : words.implementationsClosed;
}

interface ImplementationStripProps {
  recommendation: RecommendationRead;
  loaded: Loaded<ImplementationRead[]>;
}

export function ImplementationStrip({ recommendation, loaded }: ImplementationStripProps) {
  const { data, error, reload } = loaded;
  const { ref, status } = recommendation;
  return (
    <Panel
      title={words.implementations}
      action={
        data &&
        data.length > 0 && (
          <a href={`/implementations?recommendation=${ref}`}>{words.implementationsList}</a>
        )
      }
    >
      {error && <ProblemBanner problem={error} onRetry={reload} />}
      {!data && !error && <Skeleton lines={4} />}
      {data?.length === 0 && <p class="faint">{noneWords(status)}</p>}
      {data && data.length > 0 && (
        <>
          <p class="faint">
            {words.implementationsReading(
              plural(data.length, 'party is', 'parties are'),
              answersInWords(data),
            )}
          </p>
          <ul class="parties">
            {inOrder(data).map((row) => (
              <Party key={row.ref} row={row} />
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}
