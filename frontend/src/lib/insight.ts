/** What the API computes over all records that the reader may see. Each number names its records. */
import type {
  ActionPlanCycle,
  Attention,
  Compliance,
  CountedRecords,
  DataQuality,
  EngagementLedger,
  GetActionPlanCycleData,
  GetAttentionData,
  GetComplianceData,
  GetDataQualityData,
  GetEngagementLedgerData,
  GetScorecardData,
  GetScorecardRecordsData,
  GetSearchData,
  GetSupportBoardData,
  GetTraceData,
  RecommendationLineage,
  Scorecard,
  SearchAnswer,
  SimilarRecommendations,
  SupportBoard,
  Trace,
} from '../api';
import { readJson, recommendations } from './client';
import { segment } from './http';
import { type Params, searchOf } from './query';

const reader =
  <T>(url: string) =>
  (query: Params, signal: AbortSignal): Promise<T> =>
    readJson<T>(`${url}${searchOf(query)}`, signal);

// Each address is checked against the specification: a renamed one fails to compile.

export const readActionPlanCycle = reader<ActionPlanCycle>(
  '/api/v1/action-plan-cycle' satisfies GetActionPlanCycleData['url'],
);
export const readAttention = reader<Attention>(
  '/api/v1/attention' satisfies GetAttentionData['url'],
);
export const readCompliance = reader<Compliance>(
  '/api/v1/compliance' satisfies GetComplianceData['url'],
);
export const readDataQuality = reader<DataQuality>(
  '/api/v1/data-quality' satisfies GetDataQualityData['url'],
);
export const readLedger = reader<EngagementLedger>(
  '/api/v1/engagement-ledger' satisfies GetEngagementLedgerData['url'],
);
export const readSearch = reader<SearchAnswer>('/api/v1/search' satisfies GetSearchData['url']);
export const readSupportBoard = reader<SupportBoard>(
  '/api/v1/support-board' satisfies GetSupportBoardData['url'],
);

export function readScorecard(plan: string, signal: AbortSignal): Promise<Scorecard> {
  const url = '/api/v1/scorecards/{key}' satisfies GetScorecardData['url'];
  return readJson<Scorecard>(url.replace('{key}', segment(plan)), signal);
}

/** As many records of a kind as a trace tells at most. */
const MOST_OF_A_KIND = '200';

export function readTrace(key: string, signal: AbortSignal): Promise<Trace> {
  const url = '/api/v1/trace/{key}' satisfies GetTraceData['url'];
  return reader<Trace>(url.replace('{key}', segment(key)))({ limit: MOST_OF_A_KIND }, signal);
}

/** Which records a KPI's value was counted from. */
export function readCounted(
  plan: string,
  query: Params,
  signal: AbortSignal,
): Promise<CountedRecords> {
  const url = '/api/v1/scorecards/{key}/records' satisfies GetScorecardRecordsData['url'];
  return reader<CountedRecords>(url.replace('{key}', segment(plan)))(query, signal);
}

export const readSimilar = (ref: string, signal: AbortSignal): Promise<SimilarRecommendations> =>
  recommendations.beside<SimilarRecommendations>(ref, 'similar', signal);

export const readLineage = (ref: string, signal: AbortSignal): Promise<RecommendationLineage> =>
  recommendations.beside<RecommendationLineage>(ref, 'lineage', signal);
