/** A calendar and news of what is shown here: the public record, or what the reader's seats see. */
import { useState } from 'preact/hooks';
import { feeds as words } from '../../lib/dictionary/feeds';
import { feedAddresses, type FeedTopic, makeFeedToken } from '../../lib/feeds';
import type { Option } from '../../lib/options';
import { asProblem, type Problem } from '../../lib/problem';
import { known } from '../../lib/reference';
import { me } from '../../lib/session';
import { Dialog } from '../dialog/dialog';
import { LabelledChoice } from '../labelled-choice/labelled-choice';
import { ProblemBanner } from '../problem-banner/problem-banner';
import { Addresses, HowToAdd } from './addresses';
import './subscribe.css';

/** The year in which the first of the fora on record began to plan its activities. */
const FIRST_YEAR = 2003;

const yearOptions = (): Option[] => {
  const last = new Date().getUTCFullYear() + 1;
  return Array.from({ length: last - FIRST_YEAR + 1 }, (_, back) => {
    const year = String(last - back);
    return { value: year, label: year };
  });
};

function TopicChoices({
  topic,
  onChange,
}: {
  topic: FeedTopic;
  onChange: (topic: FeedTopic) => void;
}) {
  return (
    <div class="feed-choices">
      <LabelledChoice
        label={words.forum}
        value={topic.forum ?? ''}
        empty={words.allFora}
        options={known('subFora')}
        onChange={(forum) => {
          onChange({ ...topic, forum });
        }}
      />
      <LabelledChoice
        label={words.year}
        value={topic.year ?? ''}
        empty={words.allYears}
        options={yearOptions()}
        onChange={(year) => {
          onChange({ ...topic, year });
        }}
      />
      <LabelledChoice
        label={words.area}
        value={topic.area ?? ''}
        empty={words.allAreas}
        options={known('areas')}
        onChange={(area) => {
          onChange({ ...topic, area });
        }}
      />
    </div>
  );
}

const topicWords = ({ workPlan, forum, year, area }: FeedTopic): string =>
  [workPlan, forum, year, area].filter(Boolean).join(' ') || words.everything;

function MemberAddresses({
  topic,
  onToken,
}: {
  topic: FeedTopic;
  onToken: (text: string) => void;
}) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const make = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      onToken((await makeFeedToken(words.tokenName(topicWords(topic)))).token);
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {problem && <ProblemBanner problem={problem} />}
      <div>
        <button type="button" class="button" disabled={isBusy} onClick={() => void make()}>
          {isBusy ? words.making : words.makePrivate}
        </button>
        <p class="small faint">
          {words.makePrivateHint} <a href="/account#feeds">{words.account}</a>
        </p>
      </div>
    </>
  );
}

function SubscribeDialog({ about, onClose }: { about: FeedTopic; onClose: () => void }) {
  const [topic, setTopic] = useState(about);
  const [token, setToken] = useState('');
  return (
    <Dialog title={words.title} onClose={onClose}>
      <p>{words.lead}</p>
      {topic.workPlan === undefined && <TopicChoices topic={topic} onChange={setTopic} />}
      <Addresses {...feedAddresses(topic, token)} />
      <p class="small" role="status">
        {token ? `${words.isPrivate} ${words.shownOnce}` : words.isPublic}
      </p>
      {me.value && !token && <MemberAddresses topic={topic} onToken={setToken} />}
      <HowToAdd />
    </Dialog>
  );
}

/** A button that opens the addresses of what is about this topic. */
export function Subscribe(about: FeedTopic) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        class="button"
        onClick={() => {
          setOpen(true);
        }}
      >
        {words.subscribe}
      </button>
      {isOpen && (
        <SubscribeDialog
          about={about}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </>
  );
}
