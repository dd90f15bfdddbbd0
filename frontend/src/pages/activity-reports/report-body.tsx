/** What a report says: on its own page, and on that of its activity. */
import type { ActivityReportRead } from '../../api';
import { displayField } from '../../fields/registry';
import { activityReports as words } from '../../lib/dictionary/activity-reports';
import { womenShare } from '../../lib/dictionary/shared';
import { formatNumber, formatShare } from '../../lib/format';
import { reportFields } from './fields';

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

export function ReportBody({ report }: { report: ActivityReportRead }) {
  const { participation = [], recommendations = [] } = report;
  const attendance = attendanceWords(report);
  return (
    <>
      <Said title={words.fields.summary} text={report.summary} />
      <Said title={words.fields.outcomes} text={report.outcomes} />
      <div class="section">
        <h3>{words.fields.participation}</h3>
        {displayField(reportFields().participation, participation) ?? (
          <p class="faint">{words.participation.none}</p>
        )}
        {attendance && <p class="small faint">{attendance}</p>}
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
