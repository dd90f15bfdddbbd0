/**
 * A paper as part of this page. The service writes it as a page of its own, whose style this
 * application's content policy refuses: its parts are taken over one by one, those that papers
 * are made of and no other, under this page's headings.
 */
import { type ComponentChildren, h } from 'preact';
import { type Part, wordsOf } from './page-parts';
import './paper.css';

/** What each element of a paper becomes here; of others, only what they hold. */
const ELEMENTS: Readonly<Record<string, string>> = {
  header: 'div',
  main: 'div',
  footer: 'div',
  h1: 'h3',
  h2: 'h4',
  h3: 'h5',
  ...Object.fromEntries(
    ['div', 'p', 'ul', 'ol', 'li', 'table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td']
      .concat(['strong', 'em', 'figure', 'figcaption'])
      .concat(['svg', 'title', 'desc', 'g', 'rect', 'text', 'line', 'circle', 'path', 'polyline'])
      .map((name) => [name, name]),
  ),
};

const ATTRIBUTES: ReadonlySet<string> = new Set(
  ['viewBox', 'x', 'y', 'x1', 'y1', 'x2', 'y2', 'cx', 'cy', 'r', 'width', 'height'].concat([
    'fill',
    'stroke',
    'stroke-width',
    'stroke-dasharray',
    'rx',
    'd',
    'points',
    'transform',
    'text-anchor',
    'font-family',
    'font-size',
    'role',
    'aria-label',
    'scope',
  ]),
);

/** The words of the caption, which names the region that may scroll. */
const captionOf = ({ parts }: Part): string =>
  parts
    .flatMap((part) => (typeof part === 'string' ? [] : [part]))
    .map((part) => (part.tag === 'caption' ? wordsOf(part.parts) : captionOf(part)))
    .join('');

function propsOf(part: Part, key: number): Record<string, string | number> {
  const taken = Object.entries(part.attributes).filter(([name]) => ATTRIBUTES.has(name));
  const name = part.attributes['class'] ?? part.tag;
  const props = { ...Object.fromEntries(taken), key, class: `paper-${name}` };
  // What may scroll sideways has to be reached by the keyboard.
  return name === 'scrolls'
    ? { ...props, tabIndex: 0, role: 'region', 'aria-label': captionOf(part) }
    : props;
}

function shown(part: Part | string, key: number): ComponentChildren {
  if (typeof part === 'string') return part;
  const tag = ELEMENTS[part.tag];
  const parts = part.parts.map(shown);
  return tag ? h(tag, propsOf(part, key), parts) : parts;
}

export function Paper({ parts }: { parts: Part['parts'] }) {
  return <article class="paper">{parts.map(shown)}</article>;
}
