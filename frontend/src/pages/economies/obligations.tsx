/** What members see of an economy: where it stands, what it owes, what it needs and offers. */
import type { Compliance, ImplementationRead } from '../../api';
import { CountList } from '../../components/count-list/count-list';
import { Panel } from '../../components/panel/panel';
import { ProblemBanner } from '../../components/problem-banner/problem-banner';
import { RelatedList } from '../../components/related-list/related-list';
import { Skeleton } from '../../components/skeleton/skeleton';
import { StatusTag } from '../../components/status-tag/status-tag';
import { implementations, recommendations, supportNeeds, supportOffers } from '../../lib/client';
import { compliance as standing } from '../../lib/dictionary/compliance';
import { economies as words } from '../../lib/dictionary/economies';
import { formatDate, formatShare } from '../../lib/format';
import { readCompliance } from '../../lib/insight';
import { useResource } from '../../lib/resource';
import { shortened } from '../../lib/text';
import { kindWords } from '../../lib/words';

const SHOWN = '10';
const LETTERS = 140;

/** An answer that is open, in the words of the recommendation that it answers. */
interface Owed extends ImplementationRead {
  text: string | null;
}

async function readOwed(economy: string, signal: AbortSignal) {
  const query = { economy, is_open: 'true', sort: 'due_on,ref', limit: SHOWN, count: 'true' };
  const page = await implementations.page(query, signal);
  const refs = new Set(page.items.map(({ recommendation }) => recommendation));
  const found = refs.size
    ? await recommendations.page({ ref: [...refs].join(','), limit: SHOWN }, signal)
    : { items: [] };
  const texts = new Map(found.items.map(({ ref, text }) => [ref, text]));
  const items: Owed[] = page.items.map((item) => ({
    ...item,
    text: texts.get(item.recommendation) ?? null,
  }));
  return { ...page, items };
}

function Score({ answer: { score, asked, ...answer } }: { answer: Compliance }) {
  return (
    <Panel title={words.standing} lead={score.explanation}>
      {score.share !== null && <p class="economy-score number">{formatShare(score.share)}</p>}
      <CountList
        items={[
          { label: standing.asked, ...asked },
          { label: standing.done, count: score.numerator, records: score.numerator_records },
          { label: standing.open, ...answer.is_open },
          { label: standing.overdue, ...answer.is_overdue },
          { label: standing.blocked, ...answer.is_blocked },
        ]}
      />
    </Panel>
  );
}

export function Standing({ economy }: { economy: string }) {
  const { data, error, reload } = useResource(`economy-standing/${economy}`, (signal) =>
    readCompliance({ economy, grid: 'false', limit: '1' }, signal),
  );
  if (error) return <ProblemBanner problem={error} onRetry={reload} />;
  if (!data) return <Skeleton lines={5} />;
  return data.asked.count > 0 ? <Score answer={data} /> : null;
}

export function Obligations({ economy }: { economy: string }) {
  return (
    <RelatedList
      title={words.open}
      empty={words.noneOpen}
      name={`economy-open/${economy}`}
      allHref={`/implementations?economy=${economy}&is_open=true`}
      load={(signal) => readOwed(economy, signal)}
      itemOf={({ ref, recommendation, text, due_on: due, acceptance, implementation }) => ({
        key: ref,
        href: `/implementations/${ref}`,
        text: text ? shortened(text, LETTERS) : recommendation,
        detail: [recommendation, due && standing.dueOn(formatDate(due))]
          .filter(Boolean)
          .join(' · '),
        aside: <StatusTag state={implementation === 'not_started' ? acceptance : implementation} />,
      })}
    />
  );
}

export function NeedsAndOffers({ economy }: { economy: string }) {
  return (
    <>
      <RelatedList
        title={words.needs}
        empty={words.noNeeds}
        name={`economy-needs/${economy}`}
        allHref={`/support-needs?economy=${economy}`}
        load={(signal) => supportNeeds.page({ economy, limit: SHOWN, count: 'true' }, signal)}
        itemOf={({ ref, title, kind, status }) => ({
          key: ref,
          href: `/support-needs/${ref}`,
          text: title,
          detail: kindWords(kind),
          aside: <StatusTag state={status} />,
        })}
      />
      <RelatedList
        title={words.offers}
        empty={words.noOffers}
        name={`economy-offers/${economy}`}
        allHref={`/support-offers?offered_by_economy=${economy}`}
        load={(signal) =>
          supportOffers.page({ offered_by_economy: economy, limit: SHOWN, count: 'true' }, signal)
        }
        itemOf={({ ref, title, status }) => ({
          key: ref,
          href: `/support-offers/${ref}`,
          text: title,
          aside: <StatusTag state={status} />,
        })}
      />
    </>
  );
}
