/** What was given, left of a line, and what was received, right of it; words say the same. */

const HALF = 42;
const HEIGHT = 14;
const NUMBER = 14;

interface BalanceBarProps {
  given: number;
  received: number;
  /** The most of any bar beside which this one stands. */
  max: number;
}

export function BalanceBar({ given, received, max }: BalanceBarProps) {
  const lengthOf = (count: number) => (max > 0 ? (count / max) * (HALF - NUMBER) : 0);
  const [left, right] = [lengthOf(given), lengthOf(received)];
  return (
    <svg
      class="balance-bar"
      viewBox={`${-HALF} 0 ${2 * HALF} ${HEIGHT}`}
      aria-hidden="true"
      focusable="false"
    >
      <rect class="fill-1" x={-left} y={2} width={left} height={HEIGHT - 4} />
      <rect class="fill-2" x={0} y={2} width={right} height={HEIGHT - 4} />
      <line class="axis" x1={0} x2={0} y1={0} y2={HEIGHT} />
      <text x={-left - 3} y={HEIGHT - 3.5} text-anchor="end">
        {given}
      </text>
      <text x={right + 3} y={HEIGHT - 3.5}>
        {received}
      </text>
    </svg>
  );
}
