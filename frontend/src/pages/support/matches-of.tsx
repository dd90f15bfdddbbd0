/** The matches of a need or of an offer. */
import { RelatedList } from '../../components/related-list/related-list';
import { StatusTag } from '../../components/status-tag/status-tag';
import { namedMatches } from './named-matches';
import { matchName } from './sides';

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
      load={(signal) => namedMatches.page({ [side]: of, count: 'true' }, signal)}
      allHref={`/support-matches?${side}=${of}`}
      itemOf={(match) => ({
        key: match.ref,
        href: `/support-matches/${match.ref}`,
        text: matchName(match, match.sides),
        detail: match.ref,
        aside: <StatusTag state={match.outcome ?? match.status} />,
      })}
    />
  );
}
