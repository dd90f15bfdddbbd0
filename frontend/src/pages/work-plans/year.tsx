/** The year of a work plan, drawn: its activities by date, by focus area or by status. */
import type { ActivityRead, WorkPlanRead } from '../../api';
import { YearChart, type YearGroup, type YearItem } from '../../charts/year/year';
import { monthOf, placeIn } from '../../charts/year/place';
import { StatusTag } from '../../components/status-tag/status-tag';
import { year as words } from '../../lib/dictionary/year';
import { formatList, monthNames, type Period, plural } from '../../lib/format';
import { activities as activityWords } from '../../lib/dictionary/activities';
import { toneOfState } from '../../lib/messages';
import { useQuery } from '../../lib/query';
import { focusAreaOptions } from '../../lib/reference';
import { shortened } from '../../lib/text';
import { stateWords } from '../../lib/words';

const NOTE_LETTERS = 110;

type Grouping = 'date' | 'focus_area' | 'status';

const groupings: readonly [Grouping, string][] = [
  ['date', words.byDate],
  ['focus_area', words.byFocusArea],
  ['status', words.byStatus],
];

/** When it was held; before that, when it is planned for. */
function periodOf({ actual, planned }: ActivityRead): Period {
  const known = [actual, planned].find((period) => period?.start ?? period?.end);
  return { start: known?.start ?? null, end: known?.end ?? null };
}

const itemOf = (activity: ActivityRead): YearItem => ({
  name: activity.ref,
  label: activity.title,
  href: `/activities/${activity.ref}`,
  period: periodOf(activity),
  tone: toneOfState(activity.status),
  aside: <StatusTag state={activity.status} />,
  state: stateWords(activity.status),
});

/** What begins first comes first; what has no place in the year comes last. */
function byDate(activities: readonly ActivityRead[]): ActivityRead[] {
  const dateOf = (activity: ActivityRead) => periodOf(activity).start ?? '9';
  return [...activities].sort((one, other) => dateOf(one).localeCompare(dateOf(other)));
}

export function groupsOf(activities: readonly ActivityRead[], grouping: Grouping): YearGroup[] {
  const sorted = byDate(activities);
  if (grouping === 'date') return [{ name: grouping, label: '', items: sorted.map(itemOf) }];
  if (grouping === 'status') {
    const found = [...new Set(sorted.map(({ status }) => status))];
    return found.map((status) => ({
      name: status,
      label: stateWords(status),
      items: sorted.filter((activity) => activity.status === status).map(itemOf),
    }));
  }
  const options = focusAreaOptions();
  const found = [...new Set(sorted.flatMap((activity) => activity.focus_areas ?? []))].sort();
  const groups = found.map((ref) => {
    const area = options.find(({ value }) => value === ref);
    return {
      name: ref,
      label: area?.label.split(' · ')[0] ?? ref,
      note: area?.note && shortened(area.note, NOTE_LETTERS),
      items: sorted.filter((activity) => activity.focus_areas?.includes(ref)).map(itemOf),
    };
  });
  const rest = sorted.filter((activity) => !activity.focus_areas?.length);
  return rest.length === 0
    ? groups
    : [...groups, { name: 'none', label: words.noFocusArea, items: rest.map(itemOf) }];
}

/** How many there are, and in which months most of them begin. */
export function readingOf(activities: readonly ActivityRead[], year: number): string {
  const count = plural(activities.length, activityWords.one, activityWords.other);
  const months = activities.flatMap((activity) => monthOf(placeIn(year, periodOf(activity))) ?? []);
  const countIn = (month: number) => months.filter((other) => other === month).length;
  const most = Math.max(0, ...months.map(countIn));
  if (most === 0) return words.readingNone(count);
  const busiest = monthNames.filter((_, month) => countIn(month) === most);
  return words.reading(count, formatList(busiest));
}

interface YearOfWorkProps {
  work: WorkPlanRead;
  activities: readonly ActivityRead[];
}

export function YearOfWork({ work, activities }: YearOfWorkProps) {
  const { params, filter } = useQuery();
  const grouping = groupings.find(([name]) => name === params['by'])?.[0] ?? 'date';
  return (
    <YearChart
      title={words.title(String(work.year))}
      reading={readingOf(activities, work.year)}
      year={work.year}
      groups={groupsOf(activities, grouping)}
      today={new Date()}
    >
      <fieldset class="cluster year-by no-print">
        <legend class="visually-hidden">{words.by}</legend>
        {groupings.map(([name, label]) => (
          <label key={name}>
            <input
              type="radio"
              name="year-by"
              checked={name === grouping}
              onChange={() => {
                filter({ by: name === 'date' ? '' : name });
              }}
            />
            {label}
          </label>
        ))}
      </fieldset>
    </YearChart>
  );
}
