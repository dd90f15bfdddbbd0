/** What is an economy's own in an action plan: who may read it, who has, and what changed. */
import type {
  Access,
  CompareActionPlansData,
  EditionDiff,
  GetActionPlanAccessData,
  GrantActionPlanData,
  GrantCreate,
  RevokeActionPlanGrantData,
} from '../api';
import { segment, transport } from './http';
import { searchOf } from './query';

const of = (url: string, key: string): string => url.replace('{key}', segment(key));

export async function readAccess(plan: string, signal: AbortSignal): Promise<Access> {
  const url = '/api/v1/action-plans/{key}/access' satisfies GetActionPlanAccessData['url'];
  return (await (await transport(of(url, plan), { signal })).json()) as Access;
}

export async function grantReading(plan: string, grant: GrantCreate): Promise<void> {
  const url = '/api/v1/action-plans/{key}/grants' satisfies GrantActionPlanData['url'];
  await transport(of(url, plan), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(grant),
  });
}

export async function revokeReading(plan: string, forum: string): Promise<void> {
  const url =
    '/api/v1/action-plans/{key}/grants/{forum}' satisfies RevokeActionPlanGrantData['url'];
  await transport(of(url, plan).replace('{forum}', segment(forum)), { method: 'DELETE' });
}

/** What an edition says that an earlier one did not; with the reason that the secretariat gives. */
export async function readDifference(
  plan: string,
  against: string,
  reason: string | undefined,
  signal: AbortSignal,
): Promise<EditionDiff> {
  const url = '/api/v1/action-plans/{key}/diff' satisfies CompareActionPlansData['url'];
  const headers = reason ? { 'CTWG-Reason': reason } : {};
  const response = await transport(`${of(url, plan)}${searchOf({ against })}`, { signal, headers });
  return (await response.json()) as EditionDiff;
}
