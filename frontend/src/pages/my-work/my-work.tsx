/** What waits for whoever is signed in, the most urgent first. */
import { useLocation } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import type { Attention, AttentionItem, Me } from '../../api';
import { CountList } from '../../components/count-list/count-list';
import { EmptyState } from '../../components/empty-state/empty-state';
import { Panel } from '../../components/panel/panel';
import { ProblemBanner } from '../../components/problem-banner/problem-banner';
import { RecordHeader } from '../../components/record-header/record-header';
import { Skeleton } from '../../components/skeleton/skeleton';
import { attention as words } from '../../lib/dictionary/attention';
import { formatDate, formatNumber, humanize } from '../../lib/format';
import { readAttention } from '../../lib/insight';
import { labelOf } from '../../lib/options';
import { known, whenKnown } from '../../lib/reference';
import { useResource } from '../../lib/resource';
import { seatWords } from '../../lib/seats';
import { me, session } from '../../lib/session';
import { settlingPage } from './settling';
import './my-work.css';

const AT_ONCE = '200';
const URGENCIES = ['overdue', 'soon', 'waiting', 'later'] as const;

const kindOf = (kind: string): string => words.kinds[kind] ?? humanize(kind);

function Item({ item }: { item: AttentionItem }) {
  const href = settlingPage(item);
  const whose = item.economy ? labelOf(known('economies'), item.economy) : item.forum;
  return (
    <li>
      <p class="attention-kind">{kindOf(item.kind)}</p>
      <div>
        {href ? <a href={href}>{item.title}</a> : item.title}
        <p class="small faint">
          {[
            item.why,
            whose,
            item.due_on && words.dueOn(formatDate(item.due_on)),
            !item.action.by_caller && words.byOthers,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
    </li>
  );
}

function Counts({ answer }: { answer: Attention }) {
  return (
    <Panel title={words.counts}>
      <CountList
        items={answer.counts.map(({ kind, role, economies, forums, count, records }) => {
          const seat = seatWords({ role, economy: economies[0] ?? null, forum: forums[0] ?? null });
          return { label: `${kindOf(kind)} (${seat})`, count, records };
        })}
      />
    </Panel>
  );
}

function Work({ answer }: { answer: Attention }) {
  if (answer.items.length === 0) {
    return <EmptyState title={words.nothing} hint={words.nothingHint} />;
  }
  return (
    <div class="columns aside">
      <div class="section">
        {URGENCIES.map((urgency) => {
          const items = answer.items.filter((item) => item.urgency === urgency);
          return (
            items.length > 0 && (
              <Panel
                key={urgency}
                title={words.urgencies[urgency]}
                action={<span class="number faint">{formatNumber(items.length)}</span>}
              >
                <ul class="attention">
                  {items.map((item) => (
                    <Item key={`${item.kind}|${item.path}|${item.title}`} item={item} />
                  ))}
                </ul>
              </Panel>
            )
          );
        })}
        {answer.items.length < answer.total && (
          <p class="small faint">
            {words.shown(formatNumber(answer.items.length), formatNumber(answer.total))}
          </p>
        )}
      </div>
      <Counts answer={answer} />
    </div>
  );
}

function WorkOf({ user }: { user: Me }) {
  const { data, error, reload } = useResource('attention', async (signal) => {
    const [answer] = await Promise.all([
      readAttention({ limit: AT_ONCE }, signal),
      whenKnown('economies'),
    ]);
    return answer;
  });
  return (
    <div class="page">
      <RecordHeader title={words.title} lead={words.lead(user.name)} />
      {error && <ProblemBanner problem={error} onRetry={reload} />}
      {!data && !error && <Skeleton lines={9} />}
      {data && <Work answer={data} />}
    </div>
  );
}

export default function MyWorkPage() {
  const { route } = useLocation();
  const isAnonymous = session.value.status === 'anonymous';
  useEffect(() => {
    if (isAnonymous) route('/sign-in?next=/my-work', true);
  }, [isAnonymous, route]);
  const user = me.value;
  if (user) return <WorkOf user={user} />;
  return (
    <div class="page">
      <RecordHeader title={words.title} lead={isAnonymous ? words.signIn : undefined} />
    </div>
  );
}
