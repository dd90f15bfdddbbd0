/** Somebody signed in, with the seats and rights that a test is about. */
import type { Me, MySeat } from '../api';
import { session } from '../lib/session';

export function signInAs(seats: readonly MySeat[], permissions: readonly string[] = []): void {
  const me: Me = {
    id: '1',
    kind: 'user',
    name: 'Somebody',
    email: 's@example.org',
    seats: [...seats],
    permissions: [...permissions],
    scopes: null,
    session_id: null,
  };
  session.value = { status: 'signed-in', me };
}
