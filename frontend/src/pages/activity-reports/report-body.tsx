/** What a report says: on its own page, and on that of its activity. */
import type { ActivityReportRead } from '../../api';
import { displayField } from '../../fields/registry';
import type { FieldSpec } from '../../fields/types';
import { activityReports as words } from '../../lib/dictionary/activity-reports';
import { womenShare } from '../../lib/dictionary/shared';
import { formatNumber, formatShare } from '../../lib/format';
import { labelOf } from '../../lib/options';
import { known } from '../../lib/reference';
import { reportFields } from './fields';

const PARTIES: ReadonlySet<string> = new Set(['economy', 'organization']);

function Said({ title, text }: { title: string; text: string | null | undefined }) {
  if (!text) return null;
  return (
    <div>
      <h3>{title}</h3>
      <p class="prose long-text">{text}</p>
    </div>
  );
}

/** How many took part, and the women's share; nothing is said of what is not known. */
export function attendanceWords({
  delegates,
  women_share: women,
}: Pick<ActivityReportRead, 'delegates' | 'women_share'>): string {
  const parts = [
    delegates !== null ? words.delegatesKnown(formatNumber(delegates)) : '',
    women.share !== null
      ? womenShare(formatNumber(women.women), formatNumber(women.of), formatShare(women.share))
      : '',
  ];
  return parts.filter(Boolean).join(' ');
}

type Participation = NonNullable<ActivityReportRead['participation']>;

/** Economies and organizations in one column: hardly a row has both. */
function Participants({ rows }: { rows: Participation }) {
  const spec = reportFields().participation;
  const named = rows.map(({ economy, organization, ...row }) => ({
    ...row,
    who: [
      economy && labelOf(known('economies'), economy),
      organization && labelOf(known('organizations'), organization),
    ]
      .filter(Boolean)
      .join('; '),
  }));
  const columns = spec.columns.filter(({ name }) => !PARTIES.has(name));
  const who: FieldSpec = { type: 'text', name: 'who', label: words.participation.who };
  return displayField({ ...spec, columns: [who, ...columns] }, named);
}

export function ReportBody({ report }: { report: ActivityReportRead }) {
  const { participation = [], recommendations = [] } = report;
  const attendance = attendanceWords(report);
  return (
    <>
      <Said title={words.fields.summary} text={report.summary} />
      <Said title={words.fields.outcomes} text={report.outcomes} />
      <div class="section">
        <h3>{words.fields.participation}</h3>
        {attendance && <p>{attendance}</p>}
        {participation.length > 0 ? (
          <Participants rows={participation} />
        ) : (
          <p class="faint">{words.participation.none}</p>
        )}
      </div>
      {recommendations.length > 0 && (
        <div>
          <h3>{words.fields.recommendations}</h3>
          <ul class="cluster">
            {recommendations.map((ref) => (
              <li key={ref}>
                <a href={`/recommendations/${ref}`}>{ref}</a>
              </li>
            ))}
          </ul>
        </div>
      )}
      <Said
        title={words.fields.no_recommendations_because}
        text={report.no_recommendations_because}
      />
    </>
  );
}
