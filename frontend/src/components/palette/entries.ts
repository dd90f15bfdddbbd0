/** What the palette offers: what is known here at once, and what the search finds. */
import type { Hit, SearchAnswer } from '../../api';
import { pageOf } from '../../lib/addresses';
import { ageOf } from '../../lib/age';
import { palette as words } from '../../lib/dictionary/palette';
import { draftsOf } from '../../lib/draft';
import { matching } from '../../lib/options';
import { can } from '../../lib/permits';
import { recentVisits } from '../../lib/recent';
import { principal } from '../../lib/session';
import { kindWords } from '../../lib/words';

export interface Entry {
  href: string;
  label: string;
  /** What tells it from others of its name: a reference, an age. */
  note?: string;
}

export interface EntryGroup {
  label: string;
  entries: readonly Entry[];
}

interface NavigationGroup {
  links: readonly { label: string; href: string }[];
}

const drafts = (): Entry[] =>
  draftsOf(principal.value).flatMap(({ title, href, savedAt }) =>
    title && href ? [{ label: title, href, note: ageOf(savedAt) }] : [],
  );

const recent = (): Entry[] =>
  recentVisits().map(({ href, title }) => ({
    href,
    label: title,
    note: decodeURIComponent(href.split('/').at(-1) ?? ''),
  }));

/** What this person may make. */
const actions = (): Entry[] =>
  Object.entries(words.creations)
    .filter(([resource]) => can(`${resource}:create`))
    .map(([resource, label]) => ({ label, href: `/${resource.replaceAll('_', '-')}/new` }));

function fitting(entries: readonly Entry[], typed: string): Entry[] {
  const options = entries.map(({ href, label, note = '' }) => ({ value: href, label, note }));
  const fits = new Set(matching(options, typed).map(({ value }) => value));
  return entries.filter(({ href }) => fits.has(href));
}

/** What is known without asking; nothing typed shows what one may want to go back to. */
export function knownEntries(nav: readonly NavigationGroup[], typed: string): EntryGroup[] {
  const pages = nav.flatMap(({ links }) => links.map(({ label, href }) => ({ label, href })));
  const all: EntryGroup[] = [
    { label: words.groups.drafts, entries: drafts() },
    { label: words.groups.recent, entries: recent() },
    { label: words.groups.actions, entries: actions() },
    { label: words.groups.pages, entries: pages },
  ];
  return all
    .map(({ label, entries }) => ({ label, entries: fitting(entries, typed) }))
    .filter(({ entries }) => entries.length > 0);
}

const entryOf = ({ path, title, ref }: Hit): Entry[] => {
  const href = pageOf(path);
  return href ? [{ href, label: title, note: ref }] : [];
};

/** What the search found, by kind, in the order in which the best of each kind was found. */
export function foundEntries({ hits }: SearchAnswer): EntryGroup[] {
  const byKind = new Map<string, Entry[]>();
  for (const hit of hits) {
    byKind.set(hit.kind, [...(byKind.get(hit.kind) ?? []), ...entryOf(hit)]);
  }
  return [...byKind]
    .filter(([, entries]) => entries.length > 0)
    .map(([kind, entries]) => ({ label: kindWords(kind), entries }));
}

/** The full page of a search. */
export const searchPage = (typed: string): string => `/search?q=${encodeURIComponent(typed)}`;
