/** What went wrong: the API's own words, each rule that was broken, and a way to try again. */
import { messages } from '../../lib/messages';
import type { Finding, Problem } from '../../lib/problem';
import { Icon } from '../icon/icon';
import './problem-banner.css';

export function FindingItem({ finding, label }: { finding: Finding; label?: string | undefined }) {
  return (
    <li class="finding">
      <span>
        {label && <strong>{label}: </strong>}
        {finding.detail}
      </span>
      <span class="finding-origin">
        <code>{finding.code}</code>
        {finding.source && <span>{finding.source}</span>}
      </span>
    </li>
  );
}

interface ProblemBannerProps {
  problem: Problem;
  /** Stands in for the problem's title, where the page can say it better. */
  title?: string | undefined;
  onRetry?: (() => void) | undefined;
  labelOf?: (finding: Finding) => string | undefined;
}

const UNKNOWN = 401;
const REFUSED = [UNKNOWN, 403];

function detailOf({ status, detail, slug }: Problem): string {
  if (slug === 'offline') return messages.failures.offlineHint;
  if (detail) return detail;
  return status === 404 ? messages.failures.notFound : '';
}

/** A sentence as it is compared: with or without its full stop it says the same. */
const sentence = (text: string): string => text.trim().replace(/\.$/, '');

/** The way in, and back to this page from there. */
function SignInLink() {
  const next = encodeURIComponent(location.pathname + location.search);
  return (
    <a class="button" href={`/sign-in?next=${next}`}>
      {messages.nav.signIn}
    </a>
  );
}

export function ProblemBanner({ problem, title, onRetry, labelOf }: ProblemBannerProps) {
  const heading = title ?? problem.title;
  const detail = detailOf(problem);
  const isSaid = sentence(detail) === sentence(heading);
  const findings = problem.errors.filter(
    (finding) =>
      labelOf?.(finding) !== undefined ||
      ![heading, detail].map(sentence).includes(sentence(finding.detail)),
  );
  return (
    <div class="problem-banner" role="alert">
      <Icon name="warn" />
      <div class="problem-banner-text">
        <p class="problem-banner-title">{heading}</p>
        {detail && !isSaid && <p>{detail}</p>}
        {findings.length > 0 && (
          <ul class="findings">
            {findings.map((finding) => (
              <FindingItem
                key={`${finding.code}${finding.pointer ?? finding.parameter ?? ''}`}
                finding={finding}
                label={labelOf?.(finding)}
              />
            ))}
          </ul>
        )}
        {problem.requestId && (
          <p class="faint small">{messages.failures.requestId(problem.requestId)}</p>
        )}
      </div>
      {problem.status === UNKNOWN && <SignInLink />}
      {onRetry && !REFUSED.includes(problem.status) && (
        <button type="button" class="button" onClick={onRetry}>
          {messages.failures.retry}
        </button>
      )}
    </div>
  );
}
