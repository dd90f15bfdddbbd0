/** What is late of the forum's, for those who have signed in, and what of it waits for them. */
import type { Attention } from '../../api';
import { activityReports, implementations } from '../../lib/client';
import { readAttention } from '../../lib/insight';

export interface Late {
  /** Answers of parties to recommendations, as far as the reader sees them. */
  answers: number;
  reports: number;
  /** What waits for the reader: fallen due within the last years. */
  own: Attention;
  /** What has waited for the reader for longer. */
  earlier: number;
}

const LISTED = '6';

export async function readLate(family: string, signal: AbortSignal): Promise<Late> {
  const late = { forum: family, is_overdue: 'true' };
  const [answers, reports, own, { total }] = await Promise.all([
    implementations.count(late, signal),
    activityReports.count(late, signal),
    readAttention({ urgency: 'overdue', limit: LISTED }, signal),
    readAttention({ urgency: 'earlier', limit: '1' }, signal),
  ]);
  return { answers, reports, own, earlier: total };
}
