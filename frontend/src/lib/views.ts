/** Views of lists, saved by name: kept in this browser, for the account that saved them. */
import { searchOf, type Params } from './query';

export interface View {
  name: string;
  /** The query of the address: what makes a view one that can be shared. */
  search: string;
  /** Shown when the list is opened with nothing else asked. */
  isDefault?: boolean;
}

type Lists = Record<string, View[]>;

const keyOf = (account: string): string => `ctwg.views.${account || 'nobody'}`;

const isView = (value: unknown): value is View =>
  typeof value === 'object' && value !== null && 'name' in value && 'search' in value;

function listsOf(account: string): Lists {
  try {
    const held: unknown = JSON.parse(localStorage.getItem(keyOf(account)) ?? '{}');
    if (typeof held !== 'object' || held === null) return {};
    return Object.fromEntries(
      Object.entries(held).map(([path, views]) => [
        path,
        Array.isArray(views) ? views.filter(isView) : [],
      ]),
    );
  } catch {
    return {}; // Written by an older release.
  }
}

/** The views of a list, in the order of their names. */
export const viewsOf = (account: string, path: string): View[] =>
  [...(listsOf(account)[path] ?? [])].sort((a, b) => a.name.localeCompare(b.name));

function keep(account: string, path: string, views: readonly View[]): void {
  localStorage.setItem(keyOf(account), JSON.stringify({ ...listsOf(account), [path]: views }));
}

/** Saves what is shown; a view of the same name is replaced, and stays the default if it was. */
export function saveView(account: string, path: string, name: string, query: Params): void {
  const views = viewsOf(account, path);
  const last = views.find((view) => view.name === name);
  const others = views.filter((view) => view !== last);
  keep(account, path, [...others, { ...last, name, search: searchOf(query) }]);
}

/** Another name; a view that had that name already is replaced. */
export function renameView(account: string, path: string, from: string, to: string): void {
  const views = viewsOf(account, path);
  const renamed = views
    .filter(({ name }) => name !== to || from === to)
    .map((view) => (view.name === from ? { ...view, name: to } : view));
  keep(account, path, renamed);
}

export function removeView(account: string, path: string, name: string): void {
  keep(
    account,
    path,
    viewsOf(account, path).filter((view) => view.name !== name),
  );
}

/** Makes it the default of its list, or takes that from it: a list has one default at most. */
export function toggleDefault(account: string, path: string, name: string): void {
  const views = viewsOf(account, path).map(({ isDefault, ...view }) =>
    view.name === name && !isDefault ? { ...view, isDefault: true } : view,
  );
  keep(account, path, views);
}

export const defaultView = (account: string, path: string): View | undefined =>
  viewsOf(account, path).find(({ isDefault }) => isDefault);
