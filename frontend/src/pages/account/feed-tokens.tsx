/** The addresses by which programs of this user read that cannot sign in: made, shown once, revoked. */
import { useId, useState } from 'preact/hooks';
import type { FeedTokenRead, FeedTokenShown } from '../../api';
import { HeldList } from '../../components/held-list/held-list';
import { Panel } from '../../components/panel/panel';
import { ProblemBanner } from '../../components/problem-banner/problem-banner';
import { Skeleton } from '../../components/skeleton/skeleton';
import { Addresses, HowToAdd } from '../../components/subscribe/addresses';
import { feeds } from '../../lib/dictionary/feeds';
import { makeFeedToken, readFeedTokens, revokeFeedToken } from '../../lib/feeds';
import { formatDate } from '../../lib/format';
import { notify } from '../../lib/live';
import { asProblem, type Problem } from '../../lib/problem';
import { useResource } from '../../lib/resource';
import './account.css';

const words = feeds.tokens;
const DAY = '2018-01-01'.length;
const LONGEST_NAME = 200;

const dayOf = (instant: string): string => formatDate(instant.slice(0, DAY));

function TokenItem({ token, onRevoked }: { token: FeedTokenRead; onRevoked: () => void }) {
  const { id, name, created_at: made, expires_at: until } = token;
  const revoke = async () => {
    try {
      await revokeFeedToken(id);
      notify(words.revoked(name));
      onRevoked();
    } catch (error) {
      notify(asProblem(error).title, 'bad');
    }
  };
  return (
    <li>
      <div>
        <p>{name}</p>
        <p class="small faint">{words.until(dayOf(made), dayOf(until))}</p>
      </div>
      <button
        type="button"
        class="button"
        aria-label={words.revokeNamed(name)}
        onClick={() => void revoke()}
      >
        {words.revoke}
      </button>
    </li>
  );
}

function NewToken({ onMade }: { onMade: (token: FeedTokenShown) => void }) {
  const id = useId();
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const make = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      onMade(await makeFeedToken(name.trim()));
      setName('');
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      class="new-token"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim()) void make();
      }}
    >
      {problem && <ProblemBanner problem={problem} />}
      <label class="field-label" for={id}>
        {words.name}
      </label>
      <p class="small faint" id={`${id}-hint`}>
        {words.nameHint}
      </p>
      <div class="cluster">
        <input
          id={id}
          type="text"
          required
          maxLength={LONGEST_NAME}
          aria-describedby={`${id}-hint`}
          value={name}
          onInput={({ currentTarget }) => {
            setName(currentTarget.value);
          }}
        />
        <button type="submit" class="button" disabled={isBusy}>
          {words.make}
        </button>
      </div>
    </form>
  );
}

export function FeedTokens() {
  const { data, error, reload } = useResource('feed-tokens', readFeedTokens);
  const [made, setMade] = useState<FeedTokenShown>();
  const held = data ?? [];
  const isGood = made !== undefined && held.some(({ id }) => id === made.id);
  return (
    <div id="feeds">
      <Panel title={words.title} lead={words.lead}>
        {error && <ProblemBanner problem={error} onRetry={reload} />}
        {!data && !error && <Skeleton lines={2} />}
        {data?.length === 0 && <p class="faint">{words.none}</p>}
        {held.length > 0 && (
          <HeldList>
            {held.map((token) => (
              <TokenItem key={token.id} token={token} onRevoked={reload} />
            ))}
          </HeldList>
        )}
        {made && isGood && (
          <section class="section" aria-label={words.made(made.name)}>
            <h3>{words.made(made.name)}</h3>
            <p class="small" role="status">
              {feeds.isPrivate} {feeds.shownOnce}
            </p>
            <Addresses calendar={made.calendar} news={made.news} />
            <HowToAdd />
          </section>
        )}
        <NewToken
          onMade={(token) => {
            setMade(token);
            reload();
          }}
        />
      </Panel>
    </div>
  );
}
