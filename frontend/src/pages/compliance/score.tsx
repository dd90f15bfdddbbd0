/** The score in full: what is counted, out of what, and what is left out and why. */
import type { Compliance, Score } from '../../api';
import { CountList } from '../../components/count-list/count-list';
import { FigureLink } from '../../components/figure-link/figure-link';
import { Panel } from '../../components/panel/panel';
import { compliance as words } from '../../lib/dictionary/compliance';
import { formatNumber, formatShare } from '../../lib/format';
import { stateWords } from '../../lib/words';

/** The share, and the two numbers that it is made of. */
export const shareWords = ({ share, numerator, denominator }: Score): string =>
  share === null
    ? words.noScore
    : `${formatShare(share)} (${words.shareOf(formatNumber(numerator), formatNumber(denominator))})`;

export function ScorePanel({ answer }: { answer: Compliance }) {
  const { score, reasons } = answer;
  const because = (standing: string) =>
    reasons.find((reason) => reason.standing === standing)?.because;
  return (
    <div class="columns two">
      <Panel title={words.score}>
        <p class="score-figure number">
          {score.share === null ? words.noScore : formatShare(score.share)}
        </p>
        {score.share !== null && (
          <p>{words.counts(formatNumber(score.numerator), formatNumber(score.denominator))}</p>
        )}
        <CountList
          items={[
            { label: words.done, count: score.numerator, records: score.numerator_records },
            { label: words.counted, count: score.denominator, records: score.denominator_records },
            { label: words.asked, ...answer.asked },
            { label: words.open, ...answer.is_open },
            { label: words.overdue, ...answer.is_overdue },
            { label: words.blocked, ...answer.is_blocked },
            { label: words.stale, ...answer.is_stale },
          ]}
        />
      </Panel>
      <Panel title={words.leftOut}>
        {score.left_out.length === 0 && <p class="faint">{words.noneLeftOut}</p>}
        <ul class="left-out">
          {score.left_out.map(({ reason, count, records }) => (
            <li key={reason}>
              <FigureLink count={count} records={records} label={stateWords(reason)} />
              <span>
                <strong>{stateWords(reason)}.</strong> {because(reason)}
              </span>
            </li>
          ))}
        </ul>
        {score.counted.length > 0 && <h3>{words.reasonsTitle}</h3>}
        <ul class="left-out">
          {score.counted.map(({ standing, count, records }) => (
            <li key={standing}>
              <FigureLink count={count} records={records} label={stateWords(standing)} />
              <span>
                <strong>{stateWords(standing)}.</strong> {because(standing)}
              </span>
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}
