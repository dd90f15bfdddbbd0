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

function detailOf({ status, detail, slug }: Problem): string {
  if (slug === 'offline') return messages.failures.offlineHint;
  if (detail) return detail;
  return status === 404 ? messages.failures.notFound : '';
}

export function ProblemBanner({ problem, title, onRetry, labelOf }: ProblemBannerProps) {
  const detail = detailOf(problem);
  return (
    <div class="problem-banner" role="alert">
      <Icon name="warn" />
      <div class="problem-banner-text">
        <p class="problem-banner-title">{title ?? problem.title}</p>
        {detail && <p>{detail}</p>}
        {problem.errors.length > 0 && (
          <ul class="findings">
            {problem.errors.map((finding) => (
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
      {onRetry && (
        <button type="button" class="button" onClick={onRetry}>
          {messages.failures.retry}
        </button>
      )}
    </div>
  );
}
