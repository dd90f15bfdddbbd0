import type { Finding } from '../../lib/problem';

const ACTIVITY = /^\/activities\/(.+)$/;

/** The rules that each activity of a work plan breaks, by the activity's reference. */
export function findingsByActivity(
  findings: readonly Finding[],
): ReadonlyMap<string, readonly string[]> {
  return new Map(
    findings.flatMap(({ pointer = '', carries = [] }) => {
      const ref = ACTIVITY.exec(pointer)?.[1];
      return ref ? [[ref, carries] as const] : [];
    }),
  );
}
