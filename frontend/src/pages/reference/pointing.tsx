/** Lists of what points at a record: the first few, and the way to all of them. */
import { type RelatedItem, RelatedList } from '../../components/related-list/related-list';
import { StatusTag } from '../../components/status-tag/status-tag';
import {
  activities,
  engagements,
  focusAreas,
  meetings,
  objectives,
  recommendations,
  type Resource,
  strategicPlans,
  supportNeeds,
  workPlans,
} from '../../lib/client';
import { reference as words } from '../../lib/dictionary/reference';
import { formatDate, formatPeriod } from '../../lib/format';
import { type Params, searchOf } from '../../lib/query';
import { whenKnown } from '../../lib/reference';
import { kindWords } from '../../lib/words';
import { whenOf } from '../activities/dates';
import { engagementName, meetingName } from '../coordination/names';

const SHOWN = '8';

/** Records of one kind, wherever they point at something. */
interface Kind<Row, Create, Update> {
  path: string;
  resource: Resource<Row, Create, Update>;
  title: string;
  empty: string;
  /** What must be there before they can be named. */
  ready?: () => Promise<void>;
  itemOf: (row: Row) => Omit<RelatedItem, 'key' | 'href'> & { ref: string };
}

interface PointingProps {
  /** How they name it: `topics=aeo`. */
  query: Params;
  title?: string;
}

const listOf = <Row, Create, Update>(kind: Kind<Row, Create, Update>) =>
  function PointingList({ query, title = kind.title }: PointingProps) {
    const { path, resource, empty, ready, itemOf } = kind;
    const address = `${path}${searchOf(query)}`;
    return (
      <RelatedList
        title={title}
        empty={empty}
        name={address}
        sinks
        allHref={address}
        load={async (signal) => {
          const asked = { ...query, limit: SHOWN, count: 'true' };
          const [page] = await Promise.all([resource.page(asked, signal), ready?.()]);
          return page;
        }}
        itemOf={(row) => {
          const { ref, ...item } = itemOf(row);
          return { key: ref, href: `${path}/${ref}`, ...item };
        }}
      />
    );
  };

const joined = (...parts: readonly (string | number | null | undefined)[]): string =>
  parts.filter(Boolean).join(' · ');

export const ActivitiesOf = listOf({
  path: '/activities',
  resource: activities,
  title: words.activities,
  empty: words.noActivities,
  itemOf: (activity) => ({
    ref: activity.ref,
    text: activity.title,
    detail: joined(kindWords(activity.kind), whenOf(activity)),
    aside: <StatusTag state={activity.status} />,
  }),
});

export const RecommendationsOf = listOf({
  path: '/recommendations',
  resource: recommendations,
  title: words.recommendations,
  empty: words.noRecommendations,
  itemOf: ({ ref, text, year, status }) => ({
    ref,
    text,
    detail: joined(ref, year),
    aside: <StatusTag state={status} />,
  }),
});

export const EngagementsOf = listOf({
  path: '/engagements',
  resource: engagements,
  title: words.engagements,
  empty: words.noEngagements,
  ready: () => whenKnown('organizations'),
  itemOf: (engagement) => ({
    ref: engagement.ref,
    text: engagementName(engagement),
    detail: formatDate(engagement.on),
  }),
});

export const MeetingsOf = listOf({
  path: '/meetings',
  resource: meetings,
  title: words.meetings,
  empty: words.noMeetings,
  itemOf: (meeting) => ({
    ref: meeting.ref,
    text: meetingName(meeting),
    detail: joined(formatDate(meeting.on), meeting.place),
  }),
});

export const WorkPlansOf = listOf({
  path: '/work-plans',
  resource: workPlans,
  title: words.workPlans,
  empty: words.noWorkPlans,
  itemOf: ({ ref, year, status }) => ({
    ref,
    text: ref,
    detail: String(year),
    aside: <StatusTag state={status} />,
  }),
});

export const NeedsOf = listOf({
  path: '/support-needs',
  resource: supportNeeds,
  title: words.needs,
  empty: words.noNeeds,
  itemOf: (need) => ({
    ref: need.ref,
    text: need.title,
    detail: kindWords(need.kind),
    aside: <StatusTag state={need.status} />,
  }),
});

const years = (start?: string | null, end?: string | null): string =>
  formatPeriod({ start: start?.slice(0, 4) ?? null, end: end?.slice(0, 4) ?? null });

export const PlansOf = listOf({
  path: '/strategic-plans',
  resource: strategicPlans,
  title: words.plans,
  empty: words.noPlans,
  itemOf: (plan) => ({
    ref: plan.ref,
    text: plan.title,
    detail: joined(plan.ref, years(plan.starts_on, plan.ends_on)),
    aside: <StatusTag state={plan.status} />,
  }),
});

export const FocusAreasOf = listOf({
  path: '/focus-areas',
  resource: focusAreas,
  title: words.focusAreas,
  empty: words.noFocusAreas,
  itemOf: ({ ref, label, text, plan }) => ({ ref, text, detail: joined(label, plan) }),
});

export const ObjectivesOf = listOf({
  path: '/objectives',
  resource: objectives,
  title: words.objectives,
  empty: words.noObjectives,
  itemOf: ({ ref, label, text, plan }) => ({ ref, text, detail: joined(label, plan) }),
});
