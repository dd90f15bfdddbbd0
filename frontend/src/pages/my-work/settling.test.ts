import { expect, it } from 'vitest';
import { resourceOf, settlingPage } from './settling';
import { settlers } from './settlers';
import { stepsOf } from './steps';

const action = (verb: string, path: string, byCaller = true) => ({
  verb,
  path,
  by_caller: byCaller,
});

it('leads to the record whose state is to change', () => {
  const path = '/api/v1/implementations/CTWG-2018-R01.AUS';
  const item = { kind: 'answer_recommendation', path, economy: 'AUS' } as const;
  expect(settlingPage({ ...item, action: action('accept', `${path}/accept`) })).toBe(
    '/implementations/CTWG-2018-R01.AUS',
  );
  expect(resourceOf(path)).toBe('implementations');
});

it('leads to the form for what is not there yet, with the economy filled in', () => {
  const path = '/api/v1/action-plans';
  const item = { kind: 'file_edition', path, economy: 'AUS' } as const;
  expect(settlingPage({ ...item, action: action('create', path) })).toBe(
    '/action-plans/new?economy=AUS',
  );
});

it('leads to the need for which support is to be found', () => {
  const path = '/api/v1/support-needs/N1';
  const item = { kind: 'find_support', path, economy: 'AUS' } as const;
  expect(settlingPage({ ...item, action: action('create', '/api/v1/support-matches') })).toBe(
    '/support-needs/N1',
  );
});

it('leads those who write a report to its form, and others to the report', () => {
  const path = '/api/v1/activity-reports/A1.report';
  const item = { kind: 'write_report', path, economy: null } as const;
  const at = (byCaller: boolean) => action('submit', `${path}/submit`, byCaller);
  expect(settlingPage({ ...item, action: at(true) })).toBe('/activity-reports/A1.report/edit');
  expect(settlingPage({ ...item, action: at(false) })).toBe('/activity-reports/A1.report');
});

it('takes a step only where a resource knows how', () => {
  expect(stepsOf('file_edition')).toEqual([]);
  expect(stepsOf('finish_overdue').map(({ verb }) => verb)).toEqual([
    'update',
    'implement',
    'block',
  ]);
  expect(Object.keys(settlers)).toContain('implementations');
});
