/** What a list's page offers before the first answer is what the API takes and does. */
import { render, screen } from '@testing-library/preact';
import type { FunctionComponent } from 'preact';
import { LocationProvider } from 'preact-iso';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import ActionPlans from './action-plans/action-plans';
import Activities from './activities/activities';
import ActivityReports from './activity-reports/activity-reports';
import Engagements from './coordination/engagements';
import Meetings from './coordination/meetings';
import Areas from './cross-cutting-areas/areas';
import Implementations from './implementations/implementations';
import Measurements from './kpis/kpi-measurements';
import Mandates from './mandates/mandates';
import Organizations from './organizations/organizations';
import Recommendations from './recommendations/recommendations';
import Matches from './support/support-matches';
import Needs from './support/support-needs';
import Offers from './support/support-offers';
import Topics from './topics/topics';
import WorkPlans from './work-plans/work-plans';

interface Specification {
  paths: Record<string, { get: { parameters: { name: string; schema: { default?: string } }[] } }>;
}

const specification = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../openapi/openapi.json'), 'utf8'),
) as Specification;

const parameter = (resource: string, wanted: string) =>
  specification.paths[`/api/v1/${resource}`]?.get.parameters.find(({ name }) => name === wanted);

const pages: Readonly<Record<string, FunctionComponent>> = {
  'action-plans': ActionPlans,
  activities: Activities,
  'activity-reports': ActivityReports,
  'cross-cutting-areas': Areas,
  engagements: Engagements,
  implementations: Implementations,
  'kpi-measurements': Measurements,
  mandates: Mandates,
  meetings: Meetings,
  organizations: Organizations,
  recommendations: Recommendations,
  'support-matches': Matches,
  'support-needs': Needs,
  'support-offers': Offers,
  topics: Topics,
  'work-plans': WorkPlans,
};

beforeAll(() => {
  vi.stubGlobal('fetch', () => new Promise<Response>(() => undefined));
});

describe.each(Object.entries(pages))('the list of %s', (resource, Page) => {
  it('offers to search by words only where the API does', () => {
    render(<LocationProvider>{<Page />}</LocationProvider>);
    const isOffered = screen.queryByRole('search') !== null;
    expect(isOffered).toBe(parameter(resource, 'q') !== undefined);
  });

  it('names the order in which the API answers when none is asked for', () => {
    render(<LocationProvider>{<Page />}</LocationProvider>);
    const [first] = (parameter(resource, 'sort')?.schema.default ?? '').split(',');
    const menus = screen.queryAllByLabelText<HTMLSelectElement>('Sort by');
    expect(menus.map(({ value }) => value).filter((value) => value !== first)).toEqual([]);
  });
});
