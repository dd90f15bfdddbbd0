/**
 * Every number of the API names the list that it counted, by filters. Each list's page has to take
 * all of them: what it does not know, it would not send, and show another list.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { linkedFilters } from '../components/list-page/list-page';
import type { Filter } from '../fields/types';
import { actionPlanFilters } from './action-plans/fields';
import { activityFilters } from './activities/fields';
import { serviceAccountFilters } from './administration/service-account-fields';
import { userFilters } from './administration/user-fields';
import { reportFilters } from './activity-reports/fields';
import { engagementFilters, meetingFilters } from './coordination/fields';
import { implementationFilters } from './implementations/fields';
import { measurementFilters } from './kpis/fields';
import {
  documentFilters,
  focusAreaFilters,
  kpiFilters,
  objectiveFilters,
  strategicPlanFilters,
} from './reference/lists';
import { recommendationFilters } from './recommendations/fields';
import { matchFilters, needFilters, offerFilters } from './support/fields';
import { workPlanFilters } from './work-plans/fields';

interface Specification {
  paths: Record<string, { get: { parameters: { name: string; in: string }[] } }>;
}

const specification = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../openapi/openapi.json'), 'utf8'),
) as Specification;

/** What is no filter, and what only importers filter by. */
const OTHER = new Set(['limit', 'cursor', 'count', 'sort', 'format', 'q', 'source_system']);

const asked = (resource: string): string[] =>
  (specification.paths[`/api/v1/${resource}`]?.get.parameters ?? [])
    .filter((parameter) => parameter.in === 'query' && !OTHER.has(parameter.name))
    .map(({ name }) => name);

const taken = (filters: readonly Filter[]): Set<string> =>
  new Set(
    filters.flatMap(({ type, name }) =>
      type === 'years' ? [`${name}_after`, `${name}_before`] : [name],
    ),
  );

const lists: Readonly<Record<string, () => Filter[]>> = {
  'action-plans': actionPlanFilters,
  activities: activityFilters,
  'activity-reports': reportFilters,
  engagements: engagementFilters,
  implementations: implementationFilters,
  'kpi-measurements': measurementFilters,
  meetings: meetingFilters,
  recommendations: recommendationFilters,
  'service-accounts': serviceAccountFilters,
  'support-matches': matchFilters,
  'support-needs': needFilters,
  'support-offers': offerFilters,
  'work-plans': workPlanFilters,
  documents: documentFilters,
  'focus-areas': focusAreaFilters,
  kpis: kpiFilters,
  objectives: objectiveFilters,
  'strategic-plans': strategicPlanFilters,
  users: userFilters,
};

beforeAll(() => {
  // Options follow the reference lists, which no filter's name depends on.
  vi.stubGlobal('fetch', () => new Promise<Response>(() => undefined));
});

describe.each(Object.entries(lists))('the page of %s', (resource, filters) => {
  it('takes every filter of its list', () => {
    const known = taken([...filters(), ...linkedFilters()]);
    expect(asked(resource)).not.toEqual([]);
    expect(asked(resource).filter((name) => !known.has(name))).toEqual([]);
  });
});
