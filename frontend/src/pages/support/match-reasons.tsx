/** Why a need and some support fit, reason by reason, with what each adds to the rank. */
import type { MatchReason } from '../../api';
import { matches, needs } from '../../lib/dictionary/support';
import { formatNumber } from '../../lib/format';
import './support.css';

export function MatchReasons({ reasons }: { reasons: readonly MatchReason[] }) {
  if (reasons.length === 0) return <p class="faint">{matches.noReasons}</p>;
  return (
    <ul class="match-reasons">
      {reasons.map(({ code, detail, points }) => (
        <li key={code}>
          <span>{detail}</span>
          <span class="number faint">{needs.points(formatNumber(points))}</span>
        </li>
      ))}
    </ul>
  );
}
