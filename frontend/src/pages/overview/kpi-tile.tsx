/** One indicator at a glance: value, target, due date, pace, how it moved, and how to read that. */
import type { ScorecardKpi } from '../../api';
import { Sparkline } from '../../charts/sparkline/sparkline';
import { StatusTag } from '../../components/status-tag/status-tag';
import { pace as words, scorecard as cardWords } from '../../lib/dictionary/scorecard';
import { formatNumber, formatShare, humanize } from '../../lib/format';
import { isMeasured, readingOf, tagOf } from '../scorecard/pace';
import { nextTarget } from '../scorecard/values';

interface Shown {
  value: string;
  /** What the value counts, or is a share of. */
  of?: string | undefined;
}

/** The value as the one thing that is read from afar. */
export function shownOf(kpi: ScorecardKpi): Shown {
  const { value, numerator, denominator, rating, measure, unit } = kpi;
  const { narrative, economies, not_reported: silent } = kpi;
  if (value !== null && measure === 'share') {
    const isCounted = numerator !== null && denominator !== null;
    const counted = isCounted && `${formatNumber(numerator)} of ${formatNumber(denominator)}`;
    return { value: formatShare(value), of: [counted, unit].filter(Boolean).join(' ') };
  }
  if (value !== null) return { value: formatNumber(value), of: unit ?? undefined };
  if (rating) return { value: humanize(rating) };
  const telling = economies.length;
  if (narrative === null && telling > 0) {
    const asked = telling + (silent?.length ?? 0);
    return { value: formatNumber(telling), of: cardWords.toldOf(formatNumber(asked)) };
  }
  return { value: words.told };
}

export function KpiTile({ kpi, objective }: { kpi: ScorecardKpi; objective: string }) {
  const { value, of } = shownOf(kpi);
  return (
    <li class="kpi-tile">
      <p class="kpi-tile-label">
        <span>
          {objective} {kpi.label}
        </span>
        <StatusTag state={tagOf(kpi)} />
      </p>
      <h3>
        <a href={`/kpis/${kpi.ref}`} title={kpi.text}>
          {kpi.text.replace(/[;\s]+$/, '')}
        </a>
      </h3>
      {isMeasured(kpi) && (
        <div class="kpi-tile-value">
          <p>
            <strong class="number">{value}</strong> {of && <span>{of}</span>}
          </p>
          <Sparkline points={kpi.series} target={kpi.target} />
        </div>
      )}
      {kpi.target !== null && (
        <p class="kpi-tile-target">
          {cardWords.target}: {nextTarget(kpi)}
        </p>
      )}
      {isMeasured(kpi) && <p class="kpi-tile-reading">{readingOf(kpi)}</p>}
    </li>
  );
}
