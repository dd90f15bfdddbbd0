import { expect, it } from 'vitest';
import { isSimulated, noteSimulated } from './simulated';

it('follows what the answers say of themselves', () => {
  noteSimulated(new Response('{}', { headers: { 'X-CTWG-Simulated': 'true' } }));
  expect(isSimulated.value).toBe(true);
  noteSimulated(new Response('{}'));
  expect(isSimulated.value).toBe(false);
});
