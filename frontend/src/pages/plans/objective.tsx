/** An objective of a plan with its KPIs, under the labels that the plan prints. */
import type { StrategicPlanRead } from '../../api';
import type { Coverage } from '../../lib/coverage';
import { formatDate, plural } from '../../lib/format';
import { activities as activityWords } from '../../lib/dictionary/activities';
import { messages } from '../../lib/messages';
import { labelOf } from '../../lib/options';
import { known } from '../../lib/reference';
import { kindWords } from '../../lib/words';
import { targetWords } from './targets';

type Objective = StrategicPlanRead['objectives'][number];
type Kpi = Objective['kpis'][number];

const words = messages.plan;

function Activities({ count, href }: { count: number | undefined; href: string }) {
  if (count === undefined) return null;
  const text = plural(count, activityWords.one, activityWords.other);
  return count > 0 ? <a href={href}>{text}</a> : <span class="faint">{text}</span>;
}

function KpiItem({ kpi, all, coverage }: { kpi: Kpi; all: readonly Kpi[]; coverage: Coverage }) {
  const below = all.filter(({ parent }) => parent === kpi.ref);
  return (
    <li class="kpi" id={kpi.ref}>
      <span class="kpi-label">{kpi.label}</span>
      <div class="kpi-words">
        <p>{kpi.text}</p>
        <p class="plan-counts">
          {kpi.targets.length > 0 ? (
            kpi.targets.map(({ value, due_on: due }) => (
              <span key={due} class="kpi-target">
                {words.target(targetWords(kpi, value), formatDate(due))}
              </span>
            ))
          ) : (
            <span class="faint">{words.noTarget}</span>
          )}
          <span class="faint">
            {words.measure} {kindWords(kpi.measure).toLowerCase()}
          </span>
          <Activities
            count={coverage.kpis.get(kpi.ref)?.activities}
            href={`/activities?kpis=${kpi.ref}`}
          />
          <a class="no-print" href={`/kpis/${kpi.ref}`}>
            {words.standing}
            <span class="visually-hidden">: {kpi.text}</span>
          </a>
        </p>
        {below.length > 0 && (
          <ol class="kpis">
            {below.map((item) => (
              <KpiItem key={item.ref} kpi={item} all={all} coverage={coverage} />
            ))}
          </ol>
        )}
      </div>
    </li>
  );
}

export function ObjectiveSection({
  objective,
  coverage,
}: {
  objective: Objective;
  coverage: Coverage;
}) {
  const { ref, label, text, note, areas, kpis } = objective;
  return (
    <li class="plan-item objective" id={ref}>
      <span class="plan-label">{label}</span>
      <div class="plan-item-words">
        <p class="objective-text">{text}</p>
        {note && <p class="small faint">{note}</p>}
        <p class="plan-counts">
          <Activities
            count={coverage.objectives.get(ref)?.activities}
            href={`/activities?objectives=${ref}`}
          />
          {areas.map((area) => (
            <span key={area} class="faint">
              {labelOf(known('areas'), area)}
            </span>
          ))}
        </p>
        {kpis.length > 0 && (
          <ol class="kpis">
            {kpis
              .filter(({ parent }) => parent === null)
              .map((kpi) => (
                <KpiItem key={kpi.ref} kpi={kpi} all={kpis} coverage={coverage} />
              ))}
          </ol>
        )}
      </div>
    </li>
  );
}
