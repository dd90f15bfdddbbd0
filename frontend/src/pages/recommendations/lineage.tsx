/** Where a recommendation comes from and goes on, from plan to plan. */
import type { RecommendationLineage, RecommendationRead, Relative } from '../../api';
import { Panel } from '../../components/panel/panel';
import { lineage as words } from '../../lib/dictionary/similar';
import { readLineage } from '../../lib/insight';
import { useResource } from '../../lib/resource';

const RELATIONS = [
  'carried_from',
  'carried_to',
  'supersedes',
  'superseded_by',
  'duplicates',
] as const;

/** Whether there is a line at all: most recommendations stand alone. */
export const hasLineage = (lineage: Pick<RecommendationLineage, (typeof RELATIONS)[number]>) =>
  RELATIONS.some((relation) => lineage[relation].length > 0);

function Relatives({ title, rows }: { title: string; rows: readonly Relative[] }) {
  if (rows.length === 0) return null;
  return (
    <div>
      <h3>{title}</h3>
      <ul class="field-links">
        {rows.map(({ ref, text, year, plan }) => (
          <li key={ref}>
            <a href={`/recommendations/${ref}`}>{text}</a>{' '}
            <span class="small faint">{[ref, year, plan].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

export function LineagePanel({ recommendation }: { recommendation: RecommendationRead }) {
  const { ref, version } = recommendation;
  const { data } = useResource(`recommendations/${ref}/lineage|${version}`, (signal) =>
    readLineage(ref, signal),
  );
  if (!data || !hasLineage(data)) return null;
  return (
    <Panel title={words.title}>
      <p>
        {data.promised_in && words.promised(String(data.promised_in))}{' '}
        {data.is_open ? words.open : words.done}
      </p>
      {RELATIONS.map((relation) => (
        <Relatives key={relation} title={words[relation]} rows={data[relation]} />
      ))}
    </Panel>
  );
}
