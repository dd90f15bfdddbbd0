/** The 21 member economies as equal tiles; what the tiles show can be chosen. */
import { TileMap, type TileValue } from '../../charts/tile-map/tile-map';
import { ProblemBanner } from '../../components/problem-banner/problem-banner';
import { CreateLink } from '../../components/list-page/create-link';
import { RecordHeader } from '../../components/record-header/record-header';
import { Skeleton } from '../../components/skeleton/skeleton';
import { economies as words } from '../../lib/dictionary/economies';
import { economies as record } from '../../lib/dictionary/reference';
import { formatList } from '../../lib/format';
import { chosenForum, currentPlanOf } from '../../lib/forum';
import { labelOf } from '../../lib/options';
import { useQuery } from '../../lib/query';
import { known, whenKnown } from '../../lib/reference';
import { useResource } from '../../lib/resource';
import { me } from '../../lib/session';
import { type Measure, measureNamed, measures } from './measures';
import './economies.css';

const MOST_NAMED = 3;

interface Shown {
  tiles: readonly TileValue[];
  plan: string | undefined;
}

async function readShown({ read }: Measure, forum: string, signal: AbortSignal): Promise<Shown> {
  await whenKnown('economies', 'plans');
  const plan = currentPlanOf(known('plans'), forum);
  const tiles = (await read(plan, signal)).map(({ code, value, shown }) => ({
    code,
    value,
    shown,
    name: labelOf(known('economies'), code),
    href: `/economies/${code}`,
  }));
  return { tiles, plan: plan?.title };
}

/** Who has most of it, and how many have nothing on record. */
export function readingOf(values: readonly TileValue[], { most }: { most: string }): string {
  const found = values.filter(({ value }) => value !== null);
  if (found.length === 0) return words.readingNone;
  const highest = Math.max(...found.map(({ value }) => value ?? 0));
  const top = found.filter(({ value }) => value === highest);
  const names = top.map(({ name }) => name);
  const missing = values.length - found.length;
  return [
    highest === 0 && words.readingZero,
    highest > 0 &&
      words.reading(
        most,
        names.length > MOST_NAMED ? words.several(names.length) : formatList(names),
        top[0]?.shown ?? '',
      ),
    missing > 0 && words.readingMissing(missing),
  ]
    .filter(Boolean)
    .join(' ');
}

function Chooser({ chosen }: { chosen: Measure }) {
  const { filter } = useQuery();
  const isMember = me.value !== undefined;
  return (
    <label class="map-chooser no-print">
      {words.show}
      <select
        value={chosen.name}
        onChange={(event) => {
          const { value } = event.currentTarget;
          filter({ show: value === measures[0]?.name ? '' : value });
        }}
      >
        {measures
          .filter(({ isForMembers }) => isMember || !isForMembers)
          .map(({ name }) => (
            <option key={name} value={name}>
              {words.measures[name].label}
            </option>
          ))}
      </select>
    </label>
  );
}

export default function EconomiesPage() {
  const { params } = useQuery();
  const forum = chosenForum.value;
  const measure = measureNamed(params['show'], me.value !== undefined);
  const told = words.measures[measure.name];
  const { data, error, isLoading, reload } = useResource(
    `economies/${measure.name}/${forum}`,
    (signal) => readShown(measure, forum, signal),
  );
  return (
    <div class="page">
      <RecordHeader
        title={words.title}
        lead={words.lead}
        actions={
          <CreateLink permission="economies:create" href="/economies/new" label={record.create} />
        }
      />
      <Chooser chosen={measure} />
      {error && <ProblemBanner problem={error} onRetry={reload} />}
      {!data && isLoading && <Skeleton lines={9} />}
      {data && (
        <TileMap
          title={told.isOfPlan && data.plan ? words.ofPlan(told.label, data.plan) : told.label}
          reading={readingOf(data.tiles, told)}
          valueLabel={told.unit}
          unit={measure.unit}
          values={data.tiles}
        />
      )}
    </div>
  );
}
