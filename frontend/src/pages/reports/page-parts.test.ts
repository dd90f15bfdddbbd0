import { expect, it } from 'vitest';
import { readPage, wordsOf } from './page-parts';

const page = (body: string) =>
  `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>T</title>` +
  `<style>p > b { color: red }</style></head><body>${body}</body></html>\n`;

it('reads elements, attributes and words, and nothing of the head', () => {
  expect(readPage(page('<p class="line">APEC <strong>CTWG</strong></p><p>End</p>'))).toEqual([
    {
      tag: 'p',
      attributes: { class: 'line' },
      parts: ['APEC ', { tag: 'strong', attributes: {}, parts: ['CTWG'] }],
    },
    { tag: 'p', attributes: {}, parts: ['End'] },
  ]);
});

it('turns what was escaped back, once', () => {
  const parts = readPage(
    page('<p title="a &quot;b&quot;">&lt;b&gt; &amp;lt; year&#x27;s &#233;</p>'),
  );
  expect(wordsOf(parts)).toBe("<b> &lt; year's é");
  expect(parts[0]).toMatchObject({ attributes: { title: 'a "b"' } });
});

it('knows elements that are empty, and drawings that close themselves', () => {
  const parts = readPage(page('<svg><rect x="1" fill="#fff"/><text>3</text></svg>a<br>b'));
  expect(parts).toMatchObject([
    { tag: 'svg', parts: [{ tag: 'rect', attributes: { x: '1', fill: '#fff' } }, { tag: 'text' }] },
    'a',
    { tag: 'br', parts: [] },
    'b',
  ]);
});

it('leaves out scripts and styles with what they hold, and survives what is not closed', () => {
  const parts = readPage(page('<p>a<script>if (1 < 2) x("</p>")</script>b</section></p><i>c'));
  expect(wordsOf(parts)).toBe('abc');
});

it('finds nothing in what is no page', () => {
  expect(readPage('Bad gateway')).toEqual([]);
});
