/** Where the forum's plan stands: what anyone may see, before and after signing in. */
import type { StrategicPlanRead } from '../../api';
import { ColumnChart } from '../../charts/columns/columns';
import { StackedBarChart } from '../../charts/stacked-bar/stacked-bar';
import { ProblemBanner } from '../../components/problem-banner/problem-banner';
import { Skeleton } from '../../components/skeleton/skeleton';
import { StatusTag } from '../../components/status-tag/status-tag';
import { formatInstant, formatList, formatNumber, plural } from '../../lib/format';
import { chosenForum, currentPlanOf } from '../../lib/forum';
import { messages } from '../../lib/messages';
import { usePageTitle } from '../../lib/page';
import { known, whenKnown } from '../../lib/reference';
import { useResource } from '../../lib/resource';
import { whenOf } from '../activities/dates';
import { measuresActionPlans, readingOf, updateYears } from './action-plans';
import { Deadlines, deadlinesOf } from './deadlines';
import { type AreaCount, type Figures, familyFilter, readFigures, type YearCount } from './figures';
import './overview.css';

const words = messages.overview;

function Hero({ plan, forum }: { plan: StrategicPlanRead | undefined; forum: string }) {
  usePageTitle('');
  const name = known('subFora').find(({ value }) => value === forum)?.note ?? forum;
  return (
    <header class="hero">
      <p class="hero-eyebrow">{name}</p>
      <h1 tabIndex={-1}>{plan?.title ?? words.title}</h1>
      {plan?.vision && <p class="hero-vision">{plan.vision}</p>}
      {plan && (
        <p class="hero-foot">
          <a class="button primary" href="/plan">
            {words.planLink}
          </a>
          <StatusTag state={plan.status} />
        </p>
      )}
    </header>
  );
}

function Figure({
  value,
  label,
  detail,
  href,
}: {
  value: number;
  label: string;
  detail?: string;
  href: string;
}) {
  return (
    <li class="stat">
      <a href={href}>
        <span class="stat-value number">{formatNumber(value)}</span>
        <span class="stat-label">{label}</span>
      </a>
      {detail && <span class="stat-detail">{detail}</span>}
    </li>
  );
}

function InFigures({
  figures,
  plan,
  forum,
}: {
  figures: Figures;
  plan: StrategicPlanRead | undefined;
  forum: string;
}) {
  const objectives = plan?.objectives ?? [];
  const kpis = objectives.flatMap((objective) => objective.kpis);
  const { activities, completed, adopted, drafts } = figures;
  return (
    <section aria-label={words.figures}>
      <ul class="stats">
        <Figure
          value={activities}
          label={words.activities}
          detail={words.completed(formatNumber(completed))}
          href={`/activities?forum=${familyFilter(forum)}`}
        />
        <Figure
          value={adopted}
          label={words.recommendations}
          {...(drafts > 0 && { detail: words.inDraft(formatNumber(drafts)) })}
          href={`/recommendations?status=adopted&forum=${familyFilter(forum)}`}
        />
        <Figure value={known('economies').length} label={words.economies} href="/economies" />
        {kpis.length > 0 && (
          <Figure
            value={kpis.length}
            label={words.kpis}
            detail={words.inPlan(formatNumber(objectives.length))}
            href="/plan"
          />
        )}
      </ul>
    </section>
  );
}

function byYearReading(byYear: readonly YearCount[]): string {
  const total = byYear.reduce((sum, { count }) => sum + count, 0);
  const most = Math.max(0, ...byYear.map(({ count }) => count));
  const peaks = byYear.filter(({ count }) => count === most).map(({ year }) => String(year));
  const [first, last] = [byYear.at(0), byYear.at(-1)];
  if (total === 0 || !first || !last) return words.byYearNone;
  return words.byYearReading(
    plural(total, messages.activities.one, messages.activities.other),
    String(first.year),
    String(last.year),
    formatList(peaks),
    formatNumber(most),
  );
}

function byAreaReading(byArea: readonly AreaCount[]): string {
  const most = Math.max(0, ...byArea.map(({ adopted, draft }) => adopted + draft));
  const top = byArea.find(({ adopted, draft }) => adopted + draft === most);
  return most > 0 && top
    ? words.byAreaReading(top.area.label.toLowerCase(), formatNumber(most))
    : words.byAreaNone;
}

function Activities({ figures }: { figures: Figures }) {
  const isAhead = figures.upcoming.length > 0;
  return (
    <section class="panel section">
      <div class="spread">
        <h2>{isAhead ? words.upcoming : words.recent}</h2>
        <a class="no-print" href="/activities">
          {words.all}
        </a>
      </div>
      <ul class="related-list">
        {(isAhead ? figures.upcoming : figures.recent).map((activity) => (
          <li key={activity.ref}>
            <div>
              <a href={`/activities/${activity.ref}`}>{activity.title}</a>
              <p class="small faint">
                {[whenOf(activity), activity.place].filter(Boolean).join(' · ')}
              </p>
            </div>
            <StatusTag state={activity.status} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ActionPlans({
  plan,
  editions,
}: {
  plan: StrategicPlanRead;
  editions: Figures['actionPlans'];
}) {
  const updates = updateYears(editions);
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

function Numbers({
  figures,
  plan,
  forum,
}: {
  figures: Figures;
  plan: StrategicPlanRead | undefined;
  forum: string;
}) {
  const { byYear, byArea } = figures;
  const deadlines = plan ? deadlinesOf(plan) : [];
  const hasPromises = deadlines.length + figures.actionPlans.length > 0;
  return (
    <>
      <InFigures figures={figures} plan={plan} forum={forum} />
      <div class="columns two">
        <ColumnChart
          title={words.byYear}
          reading={byYearReading(byYear)}
          axis={messages.chart.year}
          series={[{ name: 'activities', label: messages.activities.title }]}
          columns={byYear.map(({ year, count }) => ({ label: String(year), values: [count] }))}
        />
        <StackedBarChart
          title={words.byArea}
          reading={byAreaReading(byArea)}
          axis={messages.activities.fields.areas}
          series={[
            { name: 'adopted', label: words.seriesAdopted },
            { name: 'draft', label: words.seriesDraft },
          ]}
          rows={byArea.map(({ area, adopted, draft }) => ({
            name: area.value,
            label: area.label,
            values: [adopted, draft],
            href: `/recommendations?areas=${area.value}&forum=${familyFilter(forum)}`,
          }))}
        />
      </div>
      <div class={`columns ${hasPromises ? 'two' : ''}`}>
        <Activities figures={figures} />
        {plan && hasPromises && (
          <div class="section">
            <Deadlines deadlines={deadlines} now={figures.asOf} />
            {figures.actionPlans.length > 0 && (
              <ActionPlans plan={plan} editions={figures.actionPlans} />
            )}
          </div>
        )}
      </div>
      <p class="small faint">{words.asOf(formatInstant(figures.asOf.toISOString()))}</p>
    </>
  );
}

export function OverviewPage() {
  const forum = chosenForum.value;
  const loaded = useResource(`overview/${forum}`, async (signal) => {
    await whenKnown('plans', 'subFora', 'areas', 'economies');
    const current = currentPlanOf(known('plans'), forum);
    return readFigures(forum, current !== undefined && measuresActionPlans(current), signal);
  });
  const { data, error, reload } = loaded;
  const plan = currentPlanOf(known('plans'), forum);
  return (
    <div class="page overview">
      <Hero plan={plan} forum={forum} />
      {error && <ProblemBanner problem={error} onRetry={reload} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && <Numbers figures={data} plan={plan} forum={forum} />}
    </div>
  );
}
