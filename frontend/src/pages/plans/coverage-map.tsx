/** Which objectives the work serves in which focus area: where there is much, and where nothing. */
import { useMemo } from 'preact/hooks';
import type { StrategicPlanRead } from '../../api';
import { HeatMap } from '../../charts/heat-map/heat-map';
import type { Coverage } from '../../lib/coverage';
import { plans as words } from '../../lib/dictionary/plans';
import { formatNumber } from '../../lib/format';
import { messages } from '../../lib/messages';

export function CoverageMap({ plan, coverage }: { plan: StrategicPlanRead; coverage: Coverage }) {
  const { focus_areas: areas, objectives } = plan;
  const rows = useMemo(
    () =>
      areas.map(({ ref, label, text }) => ({
        name: ref,
        label,
        note: text,
        href: `#${ref}`,
      })),
    [areas],
  );
  const columns = useMemo(
    () => objectives.map(({ ref, label, text }) => ({ name: ref, label, note: text })),
    [objectives],
  );
  const valueOf = useMemo(() => {
    const counts = new Map(
      coverage.cells.map(({ focusArea, objective, activities }) => [
        `${focusArea}|${objective}`,
        activities,
      ]),
    );
    return (row: string, column: string): number => counts.get(`${row}|${column}`) ?? 0;
  }, [coverage]);
  if (areas.length === 0 || objectives.length === 0) return null;
  const served = coverage.cells.filter(({ activities }) => activities > 0).length;
  return (
    <HeatMap
      title={words.coverage}
      reading={words.coverageReading(
        formatNumber(served),
        formatNumber(areas.length * objectives.length),
      )}
      rowAxis={messages.plan.focusAreas}
      rows={rows}
      columns={columns}
      valueOf={valueOf}
      hrefOf={(row, column) => `/activities?focus_areas=${row}&objectives=${column}`}
    />
  );
}
