/** Where the forum's plan stands: what anyone may see, before and after signing in. */
import type { Scorecard, StrategicPlanRead } from '../../api';
import { EmptyState } from '../../components/empty-state/empty-state';
import { ProblemBanner } from '../../components/problem-banner/problem-banner';
import { Skeleton } from '../../components/skeleton/skeleton';
import { StatusTag } from '../../components/status-tag/status-tag';
import { overview as words } from '../../lib/dictionary/overview';
import { chosenForum, currentPlanOf, likelyPlan, rememberPlan } from '../../lib/forum';
import { readScorecard } from '../../lib/insight';
import { usePageTitle } from '../../lib/page';
import { known, whenKnown } from '../../lib/reference';
import { useResource } from '../../lib/resource';
import { me } from '../../lib/session';
import { Beneath } from './beneath';
import { readFigures } from './figures';
import { KpiTiles } from './standings';
import './overview.css';

function Hero({ plan, forum }: { plan: StrategicPlanRead | undefined; forum: string }) {
  usePageTitle('');
  const name = known('subFora').find(({ value }) => value === forum)?.note ?? forum;
  return (
    <header class="hero">
      <p class="hero-eyebrow">{name}</p>
      <div class="spread">
        <h1 tabIndex={-1}>{plan?.title ?? words.title}</h1>
        {plan && (
          <p class="hero-foot">
            <StatusTag state={plan.status} />
            <a class="button primary" href="/plan">
              {words.planLink}
            </a>
          </p>
        )}
      </div>
      {plan?.vision && <p class="hero-vision">{plan.vision}</p>}
    </header>
  );
}

/** What was done is asked for after the indicators: on a slow line these come first. */
function Rest({ forum, plan, card }: Omit<Parameters<typeof Beneath>[0], 'figures'>) {
  const isMember = me.value !== undefined;
  const { data, error, reload } = useResource(`overview/${forum}`, async (signal) => {
    await whenKnown('subFora');
    const [figures] = await Promise.all([
      readFigures(forum, plan, isMember, signal),
      whenKnown('economies'),
    ]);
    return figures;
  });
  return (
    <>
      {error && <ProblemBanner problem={error} onRetry={reload} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && <Beneath figures={data} forum={forum} plan={plan} card={card} />}
    </>
  );
}

/** The scorecard of the current plan: asked for at once where the last visit tells which it is. */
async function readCard(forum: string, signal: AbortSignal): Promise<Scorecard | null> {
  const guess = likelyPlan(forum);
  const guessed = guess === undefined ? undefined : readScorecard(guess, signal);
  // A wrong guess may fail; what counts is the plan that is read below.
  guessed?.catch(() => undefined);
  await whenKnown('plans');
  const current = currentPlanOf(known('plans'), forum);
  if (!current) return null;
  rememberPlan(forum, current.ref);
  return guessed && current.ref === guess ? guessed : readScorecard(current.ref, signal);
}

export function OverviewPage() {
  const forum = chosenForum.value;
  const { data, error, reload } = useResource(`overview/${forum}/scorecard`, async (signal) => {
    return { card: await readCard(forum, signal) };
  });
  const plan = currentPlanOf(known('plans'), forum);
  return (
    <div class="page overview">
      <Hero plan={plan} forum={forum} />
      {error && <ProblemBanner problem={error} onRetry={reload} />}
      {!data && !error && <Skeleton lines={8} />}
      {data?.card && <KpiTiles card={data.card} />}
      {data && !plan && <EmptyState title={words.planNone} />}
      {(data ?? error) && <Rest key={forum} forum={forum} plan={plan} card={data?.card ?? null} />}
    </div>
  );
}
