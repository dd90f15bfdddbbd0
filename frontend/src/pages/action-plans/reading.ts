/** Whether somebody may read what is an economy's own, and on which condition. */
import { speaksFor } from '../../lib/permits';
import { me } from '../../lib/session';

export type Reading =
  /** Open: one's own, or asked for; the secretariat's reason goes with each request. */
  | { kind: 'open'; isOwn: boolean; reason: string | undefined }
  /** The secretariat: a reason first. */
  | { kind: 'reason' }
  /** A chair: the economy may have granted it; nothing is asked before the chair asks. */
  | { kind: 'ask' }
  | { kind: 'closed' };

export interface Asked {
  reason: string | undefined;
}

export function readingOf(economy: string, asked: Asked | undefined): Reading {
  if (speaksFor(economy)) return { kind: 'open', isOwn: true, reason: undefined };
  const roles = (me.value?.seats ?? []).map(({ role }) => role);
  const isSecretariat = roles.includes('secretariat');
  if (!isSecretariat && !roles.includes('chair')) return { kind: 'closed' };
  if (asked) return { kind: 'open', isOwn: false, reason: asked.reason };
  return { kind: isSecretariat ? 'reason' : 'ask' };
}
