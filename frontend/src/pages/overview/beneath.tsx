/** What stands beneath the indicators: deadlines, what is late, what was done and what comes. */
import type { Scorecard, StrategicPlanRead } from '../../api';
import { ColumnChart } from '../../charts/columns/columns';
import { StackedBarChart } from '../../charts/stacked-bar/stacked-bar';
import { RelatedItems } from '../../components/related-list/related-list';
import { StatusTag } from '../../components/status-tag/status-tag';
import type { Coverage } from '../../lib/coverage';
import { overview as words } from '../../lib/dictionary/overview';
import { formatInstant, formatNumber, plural } from '../../lib/format';
import { messages } from '../../lib/messages';
import { known } from '../../lib/reference';
import { shortened } from '../../lib/text';
import { whenOf } from '../activities/dates';
import { readingOf, updateYears } from './action-plans';
import { Deadlines, deadlinesOf } from './deadlines';
import { type Figures, familyFilter } from './figures';
import { Overdue } from './overdue';
import { Objectives } from './standings';

/** Focus areas are sentences in the plan; the plan's page has them whole. */
const LABEL_LETTERS = 64;

interface BeneathProps {
  figures: Figures;
  forum: string;
  plan: StrategicPlanRead | undefined;
  card: Scorecard | null;
}

function Stat({ value, label, href }: { value: number; label: string; href: string }) {
  return (
    <li class="stat">
      <a href={href}>
        <span class="stat-value number">{formatNumber(value)}</span>
        <span class="stat-label">{label}</span>
      </a>
    </li>
  );
}

function InFigures({ figures, forum, plan }: Omit<BeneathProps, 'card'>) {
  const family = familyFilter(forum);
  return (
    <section aria-label={words.figures}>
      <ul class="stats">
        <Stat
          value={figures.activities}
          label={words.activities}
          href={`/activities?forum=${family}`}
        />
        {plan && figures.coverage && (
          <Stat
            value={figures.coverage.activities}
            label={words.planActivities}
            href={`/activities?plan=${plan.ref}`}
          />
        )}
        <Stat
          value={figures.adopted}
          label={words.recommendations}
          href={`/recommendations?status=adopted&forum=${family}`}
        />
        <Stat value={known('economies').length} label={words.economies} href="/economies" />
      </ul>
    </section>
  );
}

/** Focus areas with what was done for each, once anything is on record for one of them. */
function FocusAreas({ plan, coverage }: { plan: StrategicPlanRead; coverage: Coverage }) {
  const areas = plan.focus_areas.map((area) => {
    const counts = coverage.focusAreas.get(area.ref);
    return { ...area, values: [counts?.activities ?? 0, counts?.recommendations ?? 0] as const };
  });
  const sums = areas.map(({ values: [done, recommended] }) => done + recommended);
  const most = Math.max(...sums);
  const top = areas[sums.indexOf(most)];
  if (!top || most === 0) return null;
  const none = sums.filter((sum) => sum === 0).length;
  return (
    <StackedBarChart
      title={words.focusAreas}
      reading={words.focusAreasReading(
        top.label,
        formatNumber(most),
        plural(none, words.focusAreaOne, words.focusAreaOther),
      )}
      axis={words.focusArea}
      series={[
        { name: 'activities', label: messages.nav.activities },
        { name: 'recommendations', label: messages.nav.recommendations },
      ]}
      rows={areas.map(({ ref, label, text, values }) => ({
        name: ref,
        label: shortened(`${label} ${text}`, LABEL_LETTERS),
        values,
        href: `/plans/${plan.ref}#${ref}`,
      }))}
    />
  );
}

function Activities({ figures }: { figures: Figures }) {
  const { isAhead, listed } = figures;
  return (
    <section class="panel section">
      <div class="spread">
        <h2>{isAhead ? words.upcoming : words.recent}</h2>
        <a class="no-print" href="/activities">
          {words.all}
        </a>
      </div>
      {listed.length === 0 && <p class="faint">{words.noActivities}</p>}
      <RelatedItems
        items={listed.map((activity) => ({
          key: activity.ref,
          href: `/activities/${activity.ref}`,
          text: activity.title,
          detail: [whenOf(activity), activity.place].filter(Boolean).join(' · '),
          aside: <StatusTag state={activity.status} />,
        }))}
      />
    </section>
  );
}

function ActionPlans({ plan, figures }: { plan: StrategicPlanRead; figures: Figures }) {
  if (!figures.cycle) return null;
  const updates = updateYears(figures.cycle.economies);
  if (updates.byYear.length === 0) return null;
  return (
    <ColumnChart
      title={words.actionPlans}
      reading={readingOf(updates, plan)}
      axis={messages.chart.year}
      series={[{ name: 'economies', label: messages.nav.economies }]}
      columns={updates.byYear.map(({ year, count }) => ({ label: String(year), values: [count] }))}
    />
  );
}

export function Beneath({ figures, forum, plan, card }: BeneathProps) {
  const deadlines = card ? deadlinesOf(card) : [];
  return (
    <>
      <InFigures figures={figures} plan={plan} forum={forum} />
      <div class="columns fitted">
        <div class="overview-part">
          <Deadlines deadlines={deadlines} cycle={figures.cycle} today={figures.asOf} />
          {figures.late && <Overdue late={figures.late} family={familyFilter(forum)} />}
          <Activities figures={figures} />
          {plan && <ActionPlans plan={plan} figures={figures} />}
        </div>
        <div class="overview-part">
          {card && <Objectives card={card} />}
          {plan && figures.coverage && <FocusAreas plan={plan} coverage={figures.coverage} />}
        </div>
      </div>
      <p class="small faint">{words.asOf(formatInstant(figures.asOf.toISOString()))}</p>
    </>
  );
}
