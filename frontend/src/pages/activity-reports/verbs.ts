/** What can be done with a report in its present state. */
import type { ActivityRead, ActivityReportRead } from '../../api';
import type { Moves } from '../../components/verb-bar/moves';
import type { Verb } from '../../components/verb-bar/verb-bar';
import { messageField } from '../../fields/record-fields';
import { activities } from '../../lib/client';
import { activityReports as words } from '../../lib/dictionary/activity-reports';
import { labelsOf } from '../../lib/labels';
import { mayOn, type Owned } from '../../lib/permits';

type Judged = Pick<ActivityReportRead, 'status'>;

const WITH_AUTHORS: readonly ActivityReportRead['status'][] = ['draft', 'returned'];

/** A report belongs to whoever runs its activity. */
export function reportVerbs(activity: Owned): readonly Verb<Judged>[] {
  const verb = (
    name: keyof typeof words.verbs,
    from: readonly ActivityReportRead['status'][],
    more: Partial<Verb<Judged>> = {},
  ): Verb<Judged> => ({
    name,
    words: words.verbs[name],
    isOffered: ({ status }) => from.includes(status) && mayOn(`activity_reports:${name}`, activity),
    ...more,
  });
  return [
    verb('submit', WITH_AUTHORS),
    verb('accept', ['submitted']),
    verb('return', ['submitted'], { fields: [messageField], isAside: true }),
  ];
}

export const mayWriteReport = (report: Judged, activity: Pick<ActivityRead, 'forum'>): boolean =>
  WITH_AUTHORS.includes(report.status) && mayOn('activity_reports:update', activity);

export const moves: Moves<ActivityReportRead> = {
  verbs: async ({ activity }) => reportVerbs((await activities.get(activity)).data),
  labelOf: labelsOf(words.fields),
};
