/** The matches of a need or of an offer. */
import { RelatedList } from '../../components/related-list/related-list';
import { StatusTag } from '../../components/status-tag/status-tag';
import { supportMatches } from '../../lib/client';
import { matches } from '../../lib/dictionary/support';

interface MatchesOfProps {
  title: string;
  empty: string;
  /** `need` or `offer`, and which. */
  side: 'need' | 'offer';
  of: string;
  version: number;
}

export function MatchesOf({ title, empty, side, of, version }: MatchesOfProps) {
  return (
    <RelatedList
      title={title}
      empty={empty}
      name={`support-matches?${side}=${of}|${version}`}
      load={(signal) => supportMatches.page({ [side]: of, count: 'true' }, signal)}
      allHref={`/support-matches?${side}=${of}`}
      itemOf={({ ref, need, offer, activity, status, outcome }) => ({
        key: ref,
        href: `/support-matches/${ref}`,
        text: matches.nameOf(need, offer ?? activity ?? ''),
        detail: ref,
        aside: <StatusTag state={outcome ?? status} />,
      })}
    />
  );
}
