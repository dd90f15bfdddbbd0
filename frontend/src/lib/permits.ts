/**
 * What the holder of which seat may try. It decides only what is offered: the API decides what is
 * done, from its own records, at each request.
 */
import { me, type Seat } from './session';

const holds = (test: (seat: Seat) => boolean): boolean => (me.value?.seats ?? []).some(test);

const isSecretariat = ({ role }: Seat): boolean => role === 'secretariat';

const chairs = (forum: string | null | undefined) => (seat: Seat) =>
  seat.role === 'chair' && (!forum || seat.scope === forum);

interface Owned {
  forum: string | null;
  lead_economies?: readonly string[];
}

/** The chair of its forum and the secretariat endorse, adopt, cancel and close. */
export const mayDecide = ({ forum }: Owned): boolean =>
  holds((seat) => isSecretariat(seat) || chairs(forum)(seat));

/** They and the focal points of the economies that lead it write and run it. */
export const mayRun = (record: Owned): boolean =>
  mayDecide(record) ||
  holds(
    ({ role, scope }) => role === 'focal_point' && (record.lead_economies ?? []).includes(scope),
  );

export const mayPropose = (): boolean =>
  holds(({ role }) => ['secretariat', 'chair', 'focal_point'].includes(role));
