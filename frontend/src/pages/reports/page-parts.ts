/**
 * The parts of a page that the service wrote. The content policy lets no page be made of text, not
 * even to be looked at, so what is read here are plain values: elements, attributes, words. The
 * service's writer (`api/reports/html.py`) escapes all text and quotes all attributes.
 */
export interface Part {
  tag: string;
  attributes: Readonly<Record<string, string>>;
  parts: (Part | string)[];
}

const TOKEN =
  /<!--[\s\S]*?-->|<!doctype[^>]*>|<(?<raw>style|script|template)\b[\s\S]*?<\/\k<raw>>|<(?<close>\/?)(?<tag>[a-z][a-z0-9]*)(?<attributes>[^>]*?)(?<empty>\/?)>|(?<text>[^<]+)/gi;
const ATTRIBUTE = /([\w:-]+)="([^"]*)"/g;
const CHARACTER = /&(?:#x([0-9a-f]+)|#(\d+)|(amp|lt|gt|quot|apos));/gi;

/** Elements that hold nothing, and so are not closed. */
const VOID: ReadonlySet<string> = new Set(['meta', 'link', 'br', 'hr', 'img', 'input']);
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};
const HEXADECIMAL = 16;

const plain = (text: string): string =>
  text.replaceAll(CHARACTER, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
    return String.fromCodePoint(hex ? Number.parseInt(hex, HEXADECIMAL) : Number(decimal));
  });

const attributesOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name, plain(value)]),
  );

/** The element that is named, wherever it is. */
function found(part: Part, tag: string): Part | undefined {
  if (part.tag === tag) return part;
  for (const inner of part.parts) {
    const match = typeof inner === 'string' ? undefined : found(inner, tag);
    if (match) return match;
  }
  return undefined;
}

/** What stands in the body of a page. */
export function readPage(text: string): Part['parts'] {
  const root: Part = { tag: '', attributes: {}, parts: [] };
  const open = [root];
  for (const { groups = {} } of text.matchAll(TOKEN)) {
    const { close, tag: name, attributes = '', empty, text: words } = groups;
    const tag = name?.toLowerCase();
    const holder = open.at(-1) ?? root;
    if (words !== undefined) holder.parts.push(plain(words));
    else if (tag !== undefined && close) {
      const place = open.findLastIndex((part) => part.tag === tag);
      if (place > 0) open.length = place;
    } else if (tag !== undefined) {
      const part: Part = { tag, attributes: attributesOf(attributes), parts: [] };
      holder.parts.push(part);
      if (!empty && !VOID.has(tag)) open.push(part);
    }
  }
  return found(root, 'body')?.parts ?? [];
}

/** The words in some parts, without their elements. */
export const wordsOf = (parts: Part['parts']): string =>
  parts.map((part) => (typeof part === 'string' ? part : wordsOf(part.parts))).join('');
