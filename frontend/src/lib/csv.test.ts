import { expect, it } from 'vitest';
import { toCsv } from './csv';

it('quotes commas, guards formulas, leaves numbers and gaps as they are', () => {
  const csv = toCsv(
    ['Economy', 'Value'],
    [
      ['Hong Kong, China', 3],
      ['=1+1', -2],
      ['say "yes"', null],
    ],
  );
  expect(csv).toBe(
    '\uFEFFEconomy,Value\r\n"Hong Kong, China",3\r\n\'=1+1,-2\r\n"say ""yes""",\r\n',
  );
});
