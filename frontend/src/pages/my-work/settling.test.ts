import { expect, it } from 'vitest';
import { settlingPage } from './settling';

const action = (verb: string, path: string) => ({ verb, path, by_caller: true });

it('leads to the record whose state is to change', () => {
  const path = '/api/v1/implementations/CTWG-2018-R01.AUS';
  expect(settlingPage({ path, economy: 'AUS', action: action('accept', `${path}/accept`) })).toBe(
    '/implementations/CTWG-2018-R01.AUS',
  );
});

it('leads to the form for what is not there yet, with the economy filled in', () => {
  const path = '/api/v1/action-plans';
  expect(settlingPage({ path, economy: 'AUS', action: action('create', path) })).toBe(
    '/action-plans/new?economy=AUS',
  );
});

it('leads to the need for which support is to be found', () => {
  const path = '/api/v1/support-needs/N1';
  expect(
    settlingPage({ path, economy: 'AUS', action: action('create', '/api/v1/support-matches') }),
  ).toBe('/support-needs/N1');
});
