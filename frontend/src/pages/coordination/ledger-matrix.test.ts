import { expect, it } from 'vitest';
import type { CounterpartOutput } from '../../api';
import { balanceWords, lastCell } from './ledger-matrix';

const contacts = { count: 0, last_on: null, records: '' };
const body: CounterpartOutput = {
  code: 'BMG',
  kind: 'sub_forum',
  name: 'Business Mobility Group',
  contacts: { ...contacts, count: 5 },
  given: { ...contacts, count: 1 },
  received: { ...contacts, count: 3 },
  joint: { ...contacts, count: 1 },
  reports_sent: contacts,
  reports_received: contacts,
  balance: -2,
  reciprocity: 'mutual',
  last: { ref: 'CTWG-2019-E12', kind: 'briefing-received', on: '2019-08-19' },
  days_since_last: 1230,
  is_silent: true,
};

it('says of a silent body for how long it has been silent', () => {
  const cell = lastCell(body, false);
  expect(cell.words).toBe('Silent for 3 years: Briefing received, 19 August 2019');
  expect(cell.isPressing).toBe(true);
  expect(cell.href).toBe('/engagements/CTWG-2019-E12');
});

it('says of another when the last contact was', () => {
  const cell = lastCell({ ...body, is_silent: false, days_since_last: 134 }, false);
  expect(cell.words).toBe('4 months ago: Briefing received, 19 August 2019');
  expect(cell.isPressing).toBe(false);
});

it('says of a plan that is over the day itself: nobody reads it on its last day', () => {
  expect(lastCell(body, true).words).toBe(
    'Silent since 19 Aug 2019: Briefing received, 19 August 2019',
  );
  const other = lastCell({ ...body, is_silent: false, days_since_last: 134 }, true);
  expect(other.words).not.toContain('ago');
});

it('says who gave more', () => {
  expect(balanceWords(body)).toBe('received 2 more');
  expect(balanceWords({ ...body, balance: 1 })).toBe('gave 1 more');
  expect(balanceWords({ ...body, balance: 0 })).toBe('as many given as received');
});
