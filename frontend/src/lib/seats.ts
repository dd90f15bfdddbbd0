/** Seats in words: a role, and the economy or forum that it is for. */
import { history } from './dictionary/history';
import { labelOf } from './options';
import { known } from './reference';
import { kindWords } from './words';

interface SeatParts {
  role: string;
  economy?: string | null;
  forum?: string | null;
}

export const seatWords = ({ role, economy, forum }: SeatParts): string =>
  [kindWords(role), economy ? labelOf(known('economies'), economy) : forum]
    .filter(Boolean)
    .join(', ');

/** Who did what an event tells, and from which seat; the service itself has neither. */
export const actorWords = ({ actor, seat }: { actor: string; seat: string | null }): string =>
  [actor === 'system' ? history.system : actor, seat && writtenSeat(seat)]
    .filter(Boolean)
    .join(', ');

/** A seat as the API writes it in an event: `focal_point:PER`, `chair:CTWG`, `secretariat`. */
export function writtenSeat(seat: string): string {
  const [role = '', scope = ''] = seat.split(':');
  const isEconomy = known('economies').some(({ value }) => value === scope);
  return seatWords({ role, ...(isEconomy ? { economy: scope } : { forum: scope }) });
}
