/** Writing the report of an activity, and changing it while it is with its authors. */
import { recordForm } from '../../components/record-form/record-form';
import { activityReports } from '../../lib/client';
import { activityReports as words } from '../../lib/dictionary/activity-reports';
import { reportFields, reportsReady } from './fields';

export default recordForm({
  path: '/activity-reports',
  words,
  resource: activityReports,
  ready: reportsReady,
  sections: (isNew) => {
    const f = reportFields();
    return [
      {
        title: words.sections.what,
        fields: [...(isNew ? [f.activity] : []), f.summary, f.outcomes],
      },
      { title: words.sections.who, fields: [f.participation] },
      {
        title: words.sections.recommends,
        fields: [f.recommendations, f.no_recommendations_because, f.note],
      },
    ];
  },
  initial: ({ activity }) => ({
    activity: activity ?? null,
    participation: [],
    recommendations: [],
  }),
});
