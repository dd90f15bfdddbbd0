import { render, screen } from '@testing-library/preact';
import { beforeAll, expect, it, vi } from 'vitest';
import type { ActivityReportRead } from '../../api';
import { ReportBody } from './report-body';
import { reportsReady } from './fields';

const names: Readonly<Record<string, object[]>> = {
  economies: [{ code: 'HKG', name: 'Hong Kong, China' }],
  organizations: [{ code: 'WCO', name: 'World Customs Organization' }],
};

beforeAll(async () => {
  vi.stubGlobal('fetch', ({ url }: Request) => {
    const [, resource = ''] = /\/api\/v1\/([a-z-]+)/.exec(url) ?? [];
    return Promise.resolve(Response.json({ items: names[resource] ?? [], next: null }));
  });
  await reportsReady();
});

const nobody = { delegates: null, women: null, speakers: null, agency: null };
const report = {
  participation: [
    { ...nobody, economy: 'HKG', organization: null, agency: 'Customs', delegates: 2, women: 0 },
    { ...nobody, economy: null, organization: 'WCO', speakers: 1 },
  ],
  delegates: 2,
  women_share: { women: 0, of: 2, share: 0 },
} as unknown as ActivityReportRead; // Of the report only what is read here.

it('names economies and organizations in one column, and tells 0 from what is not known', () => {
  render(<ReportBody report={report} />);
  const rows = screen
    .getAllByRole('row')
    .map((row) => [...row.children].map((cell) => cell.textContent));
  expect(rows).toEqual([
    ['Who', 'Agency', 'Delegates', 'Women', 'Speakers'],
    ['Hong Kong, China', 'Customs', '2', '0', ''],
    ['World Customs Organization', '', '', '', '1'],
  ]);
});
