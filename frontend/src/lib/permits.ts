/**
 * What the present user may try. It decides only what is offered: the API decides what is done,
 * from its own records, at each request.
 */
import { me } from './session';

/** What somebody's seat must fit to act on a record. */
export interface Owned {
  forum: string | null;
  lead_economies?: readonly string[] | undefined;
}

/** Whether some record may let the user do it: `activities:endorse`. */
export const can = (permission: string): boolean =>
  me.value?.permissions.includes(permission) ?? false;

/** Whether one of the seats fits this record: its forum's, or that of an economy which leads it. */
export function mayOn(permission: string, { forum, lead_economies: leads = [] }: Owned): boolean {
  if (!can(permission)) return false;
  return (me.value?.seats ?? []).some(({ role, scope }) => {
    if (role === 'secretariat') return true;
    return scope !== null && (scope === forum || leads.includes(scope));
  });
}
