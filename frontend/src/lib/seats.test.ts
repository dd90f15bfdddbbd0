import { afterEach, expect, it, vi } from 'vitest';
import { whenKnown } from './reference';
import { writtenSeat } from './seats';

afterEach(() => {
  vi.unstubAllGlobals();
});

it('reads a seat as the API writes it, with the name that APEC uses', async () => {
  const items = [{ code: 'HKG', name: 'Hong Kong, China' }];
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ items, next: null })));
  await whenKnown('economies');
  expect(writtenSeat('focal_point:HKG')).toBe('Focal point, Hong Kong, China');
  expect(writtenSeat('chair:CTWG')).toBe('Chair, CTWG');
  expect(writtenSeat('secretariat')).toBe('Secretariat');
});
