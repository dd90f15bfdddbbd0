/** What waits for whoever is signed in, the most urgent first, and settled where it stands. */
import { useLocation } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import type { Attention, AttentionCount, AttentionItem, Me } from '../../api';
import { CountList } from '../../components/count-list/count-list';
import { EmptyState } from '../../components/empty-state/empty-state';
import { Panel } from '../../components/panel/panel';
import { ProblemBanner } from '../../components/problem-banner/problem-banner';
import { RecordHeader } from '../../components/record-header/record-header';
import { Skeleton } from '../../components/skeleton/skeleton';
import { pageOf } from '../../lib/addresses';
import { attention as words } from '../../lib/dictionary/attention';
import { formatNumber } from '../../lib/format';
import { readAttention } from '../../lib/insight';
import { focusHeading } from '../../lib/page';
import { whenKnown } from '../../lib/reference';
import { useResource } from '../../lib/resource';
import { me, session } from '../../lib/session';
import { Item, kindOf } from './item';
import './my-work.css';

const AT_ONCE = '200';
const URGENCIES: readonly (readonly [string, string])[] = Object.entries(words.urgencies);

/** Counts of the same kind for several seats of one person as one. */
function kindsOf(counts: readonly AttentionCount[]): { kind: string; count: number }[] {
  const found = new Map<string, number>();
  for (const { kind, count } of counts) found.set(kind, (found.get(kind) ?? 0) + count);
  return [...found].map(([kind, count]) => ({ kind, count }));
}

function Kinds({ counts, chosen }: { counts: readonly AttentionCount[]; chosen: string }) {
  const kinds = kindsOf(counts);
  if (kinds.length < 2 && !chosen) return null;
  const total = kinds.reduce((sum, { count }) => sum + count, 0);
  const links = [
    { kind: '', label: words.all, count: total, href: '/my-work' },
    ...kinds.map(({ kind, count }) => ({
      kind,
      label: kindOf(kind),
      count,
      href: `/my-work?kind=${kind}`,
    })),
  ];
  return (
    <nav class="attention-kinds no-print" aria-label={words.byKind}>
      {links.map(({ kind, label, count, href }) => (
        <a key={kind} href={href} aria-current={kind === chosen ? 'true' : undefined}>
          {label} <span class="number">{formatNumber(count)}</span>
        </a>
      ))}
    </nav>
  );
}

function Group({
  urgency,
  title,
  items,
  onSettled,
}: {
  urgency: string;
  title: string;
  items: readonly AttentionItem[];
  onSettled: () => void;
}) {
  return (
    <Panel
      title={title}
      lead={words.leads[urgency]}
      action={<span class="number faint">{formatNumber(items.length)}</span>}
    >
      <ul class="attention">
        {items.map((item) => (
          <Item key={`${item.kind}|${item.path}|${item.title}`} item={item} onSettled={onSettled} />
        ))}
      </ul>
    </Panel>
  );
}

/** What the caller sees that others owe: to be asked for, not to be done. */
function Others({ counts }: { counts: readonly AttentionCount[] }) {
  return (
    <Panel title={words.others} lead={words.othersLead}>
      <CountList
        items={counts.map(({ kind, count, records }) => ({ label: kindOf(kind), count, records }))}
      />
    </Panel>
  );
}

interface WorkProps {
  answer: Attention;
  kind: string;
  onSettled: () => void;
}

function Items({ answer, kind, onSettled }: WorkProps) {
  const { items, total, counts } = answer;
  const list = kind && pageOf(counts.find((count) => count.kind === kind)?.records ?? '');
  return (
    <div class="section">
      {items.length === 0 && (
        <EmptyState
          title={kind ? words.nothingOfKind : words.nothing}
          hint={kind ? '' : words.nothingHint}
        />
      )}
      {URGENCIES.map(([urgency, title]) => {
        const urgent = items.filter((item) => item.urgency === urgency);
        return (
          urgent.length > 0 && (
            <Group
              key={urgency}
              urgency={urgency}
              title={title}
              items={urgent}
              onSettled={onSettled}
            />
          )
        );
      })}
      {items.length < total && (
        <p class="small faint">{words.shown(formatNumber(items.length), formatNumber(total))}</p>
      )}
      {list && !list.startsWith('/my-work') && (
        <p>
          <a href={list}>{words.asList}</a>
        </p>
      )}
    </div>
  );
}

function Work({ answer, kind, onSettled }: WorkProps) {
  const own = answer.counts.filter(({ by_caller: mine }) => mine);
  const others = answer.counts.filter(({ by_caller: mine }) => !mine);
  const isChasing = others.some((count) => count.kind === kind);
  return (
    <>
      <Kinds counts={own} chosen={isChasing ? '' : kind} />
      {isChasing && (
        <p>
          <strong>{kindOf(kind)}.</strong> {words.othersAlone} <a href="/my-work">{words.all}</a>
        </p>
      )}
      <div class={others.length > 0 ? 'columns aside' : undefined}>
        <Items answer={answer} kind={kind} onSettled={onSettled} />
        {others.length > 0 && <Others counts={others} />}
      </div>
    </>
  );
}

function WorkOf({ user }: { user: Me }) {
  const { kind = '' } = useLocation().query;
  const { data, error, reload } = useResource(
    `attention|${kind}`,
    async (signal) => {
      const [answer] = await Promise.all([
        readAttention({ limit: AT_ONCE, ...(kind && { kind }) }, signal),
        whenKnown('economies'),
      ]);
      return answer;
    },
    { keep: true },
  );
  return (
    <div class="page">
      <RecordHeader title={words.title} lead={words.lead(user.name)} />
      {error && <ProblemBanner problem={error} onRetry={reload} />}
      {!data && !error && <Skeleton lines={9} />}
      {data && (
        <Work
          answer={data}
          kind={kind}
          onSettled={() => {
            reload();
            focusHeading();
          }}
        />
      )}
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
