/** What a year's work covers of its strategic plan, and what it leaves out. */
import type { StrategicPlanRead, WorkPlanCoverage, WorkPlanRead } from '../../api';
import { HeatMap } from '../../charts/heat-map/heat-map';
import { Panel } from '../../components/panel/panel';
import { ProblemBanner } from '../../components/problem-banner/problem-banner';
import { Skeleton } from '../../components/skeleton/skeleton';
import { workPlans } from '../../lib/client';
import { workPlans as words } from '../../lib/dictionary/work-plans';
import { formatNumber, plural } from '../../lib/format';
import { activities as activityWords } from '../../lib/dictionary/activities';
import { messages } from '../../lib/messages';
import { labelOf } from '../../lib/options';
import { known, kpiOptions } from '../../lib/reference';
import { useResource } from '../../lib/resource';

const axisOf = ({ ref, label, text }: { ref: string; label: string; text: string }) => ({
  name: ref,
  label,
  note: text,
});

function Map({ coverage, plan }: { coverage: WorkPlanCoverage; plan: StrategicPlanRead }) {
  const { work_plan: ref, status, kpis, uncovered_kpis: uncovered, cells } = coverage;
  const held = status === 'endorsed' || status === 'closed';
  return (
    <HeatMap
      title={held ? words.coverage : words.coverageDraft}
      reading={words.coverageReading(
        plural(coverage.activities, activityWords.one, activityWords.other),
        formatNumber(kpis.length - uncovered.length),
        formatNumber(kpis.length),
      )}
      rowAxis={messages.plan.focusAreas}
      rows={plan.focus_areas.map(axisOf)}
      columns={plan.objectives.map(axisOf)}
      valueOf={(row, column) =>
        cells.find((cell) => cell.focus_area === row && cell.objective === column)?.activities ?? 0
      }
      hrefOf={(row, column) =>
        `/activities?work_plan=${ref}&focus_areas=${row}&objectives=${column}`
      }
    />
  );
}

function Gaps({ coverage }: { coverage: WorkPlanCoverage }) {
  const { uncovered_kpis: kpis, unserved_economies: economies } = coverage;
  const options = kpiOptions();
  return (
    <Panel title={words.gaps}>
      <h3>{words.uncoveredKpis}</h3>
      {kpis.length === 0 && <p class="faint">{words.allKpis}</p>}
      {kpis.length > 0 && (
        <ul class="work-plan-gaps">
          {kpis.map((ref) => {
            const part = options.find(({ value }) => value === ref);
            return (
              <li key={ref}>
                <strong>{part?.label.split(' · ')[0] ?? ref}</strong> {part?.note}
              </li>
            );
          })}
        </ul>
      )}
      <h3>{words.unserved}</h3>
      <p class={economies.length === 0 ? 'faint' : ''}>
        {economies.length === 0
          ? words.allServed
          : economies.map((code) => labelOf(known('economies'), code)).join('; ')}
      </p>
    </Panel>
  );
}

interface CoverageOfYearProps {
  work: WorkPlanRead;
  /** How many activities were taken up here: they change what is covered, not the work plan. */
  taken: number;
}

export function CoverageOfYear({ work, taken }: CoverageOfYearProps) {
  const plan = known('plans').find(({ ref }) => ref === work.plan);
  const { data, error, reload } = useResource(
    `work-plans/${work.ref}/coverage|${work.version}|${taken}`,
    (signal) => workPlans.beside<WorkPlanCoverage>(work.ref, 'coverage', signal),
    { keep: true },
  );
  if (!plan) {
    return (
      <Panel title={words.coverage}>
        <p class="faint">{words.coverageNone}</p>
      </Panel>
    );
  }
  return (
    <>
      {error && <ProblemBanner problem={error} onRetry={reload} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && <Map coverage={data} plan={plan} />}
      {data && <Gaps coverage={data} />}
    </>
  );
}
