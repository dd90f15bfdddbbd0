import { expect, it } from 'vitest';
import { browserWords } from './sessions';

it('names a browser and a system, and shows the rest as it is', () => {
  expect(
    browserWords('Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0 Safari/537.36'),
  ).toBe('Chrome or Chromium on Linux');
  expect(browserWords('Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/140.0')).toBe(
    'Firefox on Windows',
  );
  expect(browserWords('python-httpx/0.28')).toBe('python-httpx/0.28');
  expect(browserWords(null)).toBe('Unknown browser');
});
