/** The 21 member economies as equal tiles, each with its part in the work. */
import { TileMap, type TileValue } from '../../charts/tile-map/tile-map';
import { ProblemBanner } from '../../components/problem-banner/problem-banner';
import { RecordHeader } from '../../components/record-header/record-header';
import { Skeleton } from '../../components/skeleton/skeleton';
import { activities } from '../../lib/client';
import { formatList, formatNumber } from '../../lib/format';
import { messages } from '../../lib/messages';
import { known, whenKnown } from '../../lib/reference';
import { useResource } from '../../lib/resource';

const words = messages.economies;

async function readTiles(signal: AbortSignal): Promise<TileValue[]> {
  await whenKnown('economies');
  return Promise.all(
    known('economies').map(async ({ value: code, label: name }) => ({
      code,
      name,
      value: await activities.count({ economy: code }, signal),
      href: `/economies/${code}`,
    })),
  );
}

function readingOf(tiles: readonly TileValue[]): string {
  const most = Math.max(0, ...tiles.map(({ value }) => value ?? 0));
  if (most === 0) return words.mapReadingNone;
  const top = tiles.filter(({ value }) => value === most).map(({ name }) => name);
  return words.mapReading(formatList(top), formatNumber(most));
}

export default function EconomiesPage() {
  const { data, error, reload } = useResource('economies', readTiles);
  return (
    <div class="page">
      <RecordHeader title={words.title} lead={words.lead} />
      {error && <ProblemBanner problem={error} onRetry={reload} />}
      {!data && !error && <Skeleton lines={9} />}
      {data && (
        <TileMap
          title={words.map}
          reading={readingOf(data)}
          valueLabel={words.valueLabel}
          values={data}
        />
      )}
    </div>
  );
}
