/** Where each party stands with a recommendation: one cell each, in APEC's order. */
import type { ImplementationRead, RecommendationRead } from '../../api';
import { ProblemBanner } from '../../components/problem-banner/problem-banner';
import { Skeleton } from '../../components/skeleton/skeleton';
import { StatusTag } from '../../components/status-tag/status-tag';
import { plural } from '../../lib/format';
import { messages } from '../../lib/messages';
import { labelOf } from '../../lib/options';
import { known } from '../../lib/reference';
import type { Loaded } from '../../lib/resource';
import { me } from '../../lib/session';
import './implementation-strip.css';

const words = messages.recommendations;

const inOrder = (rows: readonly ImplementationRead[]): ImplementationRead[] => {
  const place = new Map(known('economies').map(({ value }, index) => [value, index]));
  const last = place.size;
  const at = ({ economy }: ImplementationRead) => place.get(economy ?? '') ?? last;
  return rows.toSorted((a, b) => at(a) - at(b));
};

/** What says most about where a party stands: how far it is, or before that, its answer. */
const stateOf = ({ acceptance, implementation }: ImplementationRead): string =>
  implementation === 'not_started' ? acceptance : implementation;

function Party({ row }: { row: ImplementationRead }) {
  const { economy, sub_forum: forum } = row;
  return (
    <li>
      <span class="party-name">
        {economy ? (
          <a href={`/economies/${economy}`}>{labelOf(known('economies'), economy)}</a>
        ) : (
          forum
        )}
      </span>
      <StatusTag state={stateOf(row)} />
    </li>
  );
}

function noneWords(status: RecommendationRead['status']): string {
  if (status === 'draft') return words.implementationsNone;
  return me.value ? words.implementationsNobody : words.implementationsClosed;
}

interface ImplementationStripProps {
  status: RecommendationRead['status'];
  loaded: Loaded<ImplementationRead[]>;
}

export function ImplementationStrip({ status, loaded }: ImplementationStripProps) {
  const { data, error, reload } = loaded;
  return (
    <section class="panel section">
      <h2>{words.implementations}</h2>
      {error && <ProblemBanner problem={error} onRetry={reload} />}
      {!data && !error && <Skeleton lines={4} />}
      {data?.length === 0 && <p class="faint">{noneWords(status)}</p>}
      {data && data.length > 0 && (
        <>
          <p class="faint">
            {words.implementationsReading(plural(data.length, 'party is', 'parties are'))}
          </p>
          <ul class="parties">
            {inOrder(data).map((row) => (
              <Party key={row.ref} row={row} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
