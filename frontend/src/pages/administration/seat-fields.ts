/** Which seats somebody may give, and the fields by which one is named. */
import type { SeatFields } from '../../api';
import { named } from '../../fields/named';
import type { FieldSpec } from '../../fields/types';
import { seats as words } from '../../lib/dictionary/administration';
import { can, isSecretariat } from '../../lib/permits';
import { known } from '../../lib/reference';
import { me } from '../../lib/session';
import { kindOptions } from '../../lib/words';

export const ROLES = ['secretariat', 'chair', 'focal_point', 'validator', 'liaison', 'observer'];
const OF_ECONOMIES = ['focal_point', 'validator'];

/** The economies whose seats this user gives: a focal point's own. */
const ownEconomies = (): string[] =>
  (me.value?.seats ?? []).flatMap(({ role, economy }) =>
    role === 'focal_point' && economy ? [economy] : [],
  );

/** Whether the user keeps accounts with these seats: the secretariat all, a focal point its own. */
export function keeps(permission: string, held: readonly SeatFields[]): boolean {
  if (!can(permission)) return false;
  if (isSecretariat()) return true;
  const own = ownEconomies();
  return (
    held.length > 0 &&
    held.every(({ role, economy }) => OF_ECONOMIES.includes(role) && own.includes(economy ?? ''))
  );
}

/** The parts of a seat, with what this user may put in them. */
export function seatFields(): FieldSpec[] {
  const givesAll = isSecretariat();
  const own = ownEconomies();
  const economies = known('economies').filter(({ value }) => givesAll || own.includes(value));
  return Object.values(
    named(words, {
      role: {
        type: 'enum',
        isRequired: true,
        options: kindOptions(givesAll ? ROLES : OF_ECONOMIES),
      },
      economy: { type: 'link', options: economies },
      ...(givesAll && { forum: { type: 'link', options: known('subFora') } }),
    }),
  );
}

/** What a seat is filled in with: a focal point gives those of its economy. */
export function firstSeat(): Partial<SeatFields> {
  const [economy] = ownEconomies();
  return isSecretariat() || !economy ? {} : { role: 'validator', economy };
}
