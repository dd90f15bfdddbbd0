/**
 * What the present user may try. It decides only what is offered: the API decides what is done,
 * from its own records, at each request.
 */
import { me } from './session';

/** What somebody's seat must fit to act on a record. */
export interface Owned {
  forum?: string | null | undefined;
  economy?: string | null | undefined;
  lead_economies?: readonly string[] | undefined;
}

/** Whether some record may let the user do it: `activities:endorse`. */
export const can = (permission: string): boolean =>
  me.value?.permissions.includes(permission) ?? false;

/** Whether one of the seats fits this record: its forum's, or that of an economy behind it. */
export function mayOn(permission: string, owned: Owned): boolean {
  if (!can(permission)) return false;
  const { forum, economy, lead_economies: leads = [] } = owned;
  return (me.value?.seats ?? []).some(({ role, scope }) => {
    if (role === 'secretariat') return true;
    return scope !== null && [forum, economy, ...leads].includes(scope);
  });
}

/** Whether the user keeps the record as a whole: its accounts and its ledger among it. */
export const isSecretariat = (): boolean =>
  (me.value?.seats ?? []).some(({ role }) => role === 'secretariat');

/** Whether one of the seats speaks for this economy. */
export const speaksFor = (economy: string | null): boolean =>
  economy !== null && (me.value?.seats ?? []).some((seat) => seat.economy === economy);

/** The fora that the user's seats are of. */
export const forumsOfSeats = (): string[] => [
  ...new Set((me.value?.seats ?? []).flatMap(({ forum }) => forum ?? [])),
];

/** The economy that the user speaks for, where it is one alone. */
export function ownEconomy(): string | null {
  const codes = new Set((me.value?.seats ?? []).flatMap(({ economy }) => economy ?? []));
  const [first = null] = codes;
  return codes.size === 1 ? first : null;
}
