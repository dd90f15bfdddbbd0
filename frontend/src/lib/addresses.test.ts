import { expect, it } from 'vitest';
import { pageOf, pageOfRecord } from './addresses';

it.each([
  [
    '/api/v1/implementations?economy=AUS&is_overdue=true',
    '/implementations?economy=AUS&is_overdue=true',
  ],
  ['/api/v1/support-needs?status=identified,assessed', '/support-needs?status=identified,assessed'],
  ['/api/v1/scorecards/P/records?kpi=P.O2.i', '/scorecards/P/records?kpi=P.O2.i'],
  ['/api/v1/implementations/CTWG-2018-R01.AUS', '/implementations/CTWG-2018-R01.AUS'],
  ['/api/v1/kpis/CTWG-2018-2022.O2.i', '/kpis/CTWG-2018-2022.O2.i'],
  ['/api/v1/focus-areas/CTWG-2018-2022.FA4', '/plans/CTWG-2018-2022#CTWG-2018-2022.FA4'],
  ['/api/v1/strategic-plans/CTWG-2018-2022', '/plans/CTWG-2018-2022'],
  ['/api/v1/mandates/M1', '/mandates/M1'],
  ['/api/v1/sub-fora/CTTF', '/sub-fora/CTTF'],
  ['/api/v1/documents/2013-SOM', '/documents/2013-SOM'],
  ['/api/v1/kpis?lacks=baseline', '/kpis?lacks=baseline'],
])('finds the page for %s', (address, page) => {
  expect(pageOf(address)).toBe(page);
});

it('leads nowhere rather than to a page that is not there', () => {
  expect(pageOf('/api/v1/imports/1')).toBeUndefined();
  expect(pageOf('/api/v1/economies?q=Peru')).toBeUndefined();
});

it('finds the page of a record by its resource and key', () => {
  expect(pageOfRecord('support_needs', 'NEED-1')).toBe('/support-needs/NEED-1');
});
