/** The records that an account opened lately on this device, for coming back to them. */
import { principal } from './session';

export interface Visit {
  href: string;
  title: string;
}

const KEPT = 12;
/** A record's own page: the resource and its key, and neither a form nor a part. */
const RECORD = /^\/[\w-]+\/(?!new$)[^/]+$/;

const keyOf = (account: string): string => `ctwg.recent.${account || 'nobody'}`;

const isVisit = (value: unknown): value is Visit =>
  typeof value === 'object' && value !== null && 'href' in value && 'title' in value;

/** The latest first. */
export function recentVisits(account = principal.value): Visit[] {
  try {
    const held: unknown = JSON.parse(localStorage.getItem(keyOf(account)) ?? '[]');
    return Array.isArray(held) ? held.filter(isVisit) : [];
  } catch {
    return []; // Written by an older release.
  }
}

/** Notes that a record's page was opened; other pages are in the navigation already. */
export function noteVisit({ href, title }: Visit, account = principal.value): void {
  if (!RECORD.test(href)) return;
  const others = recentVisits(account).filter((visit) => visit.href !== href);
  const visits = [{ href, title }, ...others].slice(0, KEPT);
  try {
    localStorage.setItem(keyOf(account), JSON.stringify(visits));
  } catch (error) {
    if (!(error instanceof DOMException)) throw error; // A full store only means no list.
  }
}
