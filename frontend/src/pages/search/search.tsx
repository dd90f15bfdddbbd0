/** One search over everything that the reader may see. */
import { useId, useRef, useState } from 'preact/hooks';
import type { Hit, SearchAnswer } from '../../api';
import { CountList } from '../../components/count-list/count-list';
import { EmptyState } from '../../components/empty-state/empty-state';
import { Panel } from '../../components/panel/panel';
import { ProblemBanner } from '../../components/problem-banner/problem-banner';
import { RecordHeader } from '../../components/record-header/record-header';
import { Skeleton } from '../../components/skeleton/skeleton';
import { StatusTag } from '../../components/status-tag/status-tag';
import { pageOf } from '../../lib/addresses';
import { search as words } from '../../lib/dictionary/attention';
import { plural } from '../../lib/format';
import { readSearch } from '../../lib/insight';
import { announce } from '../../lib/live';
import { useQuery } from '../../lib/query';
import { useResource } from '../../lib/resource';
import { kindWords } from '../../lib/words';
import { saidOnce } from './said-once';
import './search.css';

const AT_ONCE = '50';

function Marked({ pieces }: { pieces: Hit['snippet'] }) {
  return (
    <>
      {pieces.map(({ text, is_match: isMatch }, place) =>
        isMatch ? <mark key={place}>{text}</mark> : <span key={place}>{text}</span>,
      )}
    </>
  );
}

function HitItem({ hit }: { hit: Hit }) {
  const href = pageOf(hit.path);
  const { title, excerpt } = saidOnce(hit);
  return (
    <li>
      <p class="hit-title">
        {href ? (
          <a href={href}>
            <Marked pieces={title} />
          </a>
        ) : (
          <Marked pieces={title} />
        )}
        {hit.status && <StatusTag state={hit.status} />}
      </p>
      {excerpt.length > 0 && (
        <p>
          <Marked pieces={excerpt} />
        </p>
      )}
      <p class="small faint">
        {kindWords(hit.kind)} · {hit.ref}
      </p>
    </li>
  );
}

function Kinds({ answer }: { answer: SearchAnswer }) {
  return (
    <Panel title={words.kinds}>
      <CountList
        items={answer.kinds.map(({ kind, count, records }) => ({
          label: kindWords(kind),
          count,
          records,
        }))}
      />
    </Panel>
  );
}

function Results({ answer }: { answer: SearchAnswer }) {
  if (answer.total === 0) {
    return <EmptyState title={words.none(answer.q)} hint={words.noneHint} />;
  }
  return (
    <div class="columns aside">
      <section class="panel section" aria-label={words.title}>
        <p class="faint">{words.results(plural(answer.total, words.one, words.other), answer.q)}</p>
        <ol class="hits">
          {answer.hits.map((hit) => (
            <HitItem key={hit.path} hit={hit} />
          ))}
        </ol>
      </section>
      <Kinds answer={answer} />
    </div>
  );
}

function SearchForm({ asked, onAsk }: { asked: string; onAsk: (words: string) => void }) {
  const id = useId();
  const [typed, setTyped] = useState(asked);
  const shown = useRef(asked);
  if (shown.current !== asked) {
    shown.current = asked;
    setTyped(asked);
  }
  return (
    <form
      class="search-form"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        onAsk(typed.trim());
      }}
    >
      <label class="visually-hidden" for={id}>
        {words.label}
      </label>
      <input
        id={id}
        type="search"
        value={typed}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
        }}
      />
      <button type="submit" class="button primary">
        {words.submit}
      </button>
    </form>
  );
}

export default function SearchPage() {
  const { params, filter } = useQuery();
  const asked = (params['q'] ?? '').trim();
  const { data, error, isLoading, reload } = useResource(`search?q=${asked}`, async (signal) => {
    if (!asked) return undefined;
    const answer = await readSearch({ q: asked, limit: AT_ONCE }, signal);
    announce(plural(answer.total, words.one, words.other));
    return answer;
  });
  return (
    <div class="page">
      <RecordHeader
        title={words.title}
        tabTitle={asked ? `${words.title}: ${asked}` : words.title}
        lead={words.lead}
      />
      <SearchForm
        asked={asked}
        onAsk={(q) => {
          filter({ q });
        }}
      />
      {error && <ProblemBanner problem={error} onRetry={reload} />}
      {isLoading && !error && asked !== '' && <Skeleton lines={8} />}
      {!asked && <EmptyState title={words.ask} />}
      {data && <Results answer={data} />}
    </div>
  );
}
