/** From what the API calls a thing to the page that shows it. */
import { API_BASE, segment } from './http';

/** Resources whose list and records have pages of the same name. */
const PAGES: ReadonlySet<string> = new Set([
  'action-plans',
  'activities',
  'activity-reports',
  'cross-cutting-areas',
  'documents',
  'economies',
  'engagements',
  'implementations',
  'kpi-measurements',
  'mandates',
  'meetings',
  'organizations',
  'recommendations',
  'service-accounts',
  'sub-fora',
  'support-matches',
  'support-needs',
  'support-offers',
  'topics',
  'users',
  'work-plans',
]);

/** Records that are shown elsewhere than on a page of their own. */
const ELSEWHERE: Readonly<Record<string, (key: string) => string>> = {
  'strategic-plans': (key) => `/plans/${key}`,
  'focus-areas': (key) => `/plans/${key.split('.')[0] ?? key}#${key}`,
  objectives: (key) => `/plans/${key.split('.')[0] ?? key}#${key}`,
  kpis: (key) => `/kpis/${key}`,
};

/** Lists that have a page, though their records have none. */
const LISTS: ReadonlySet<string> = new Set([
  'focus-areas',
  'kpis',
  'objectives',
  'strategic-plans',
]);

/** Answers that are computed, each with one page under a name of its own. */
const COMPUTED: Readonly<Record<string, string>> = {
  attention: '/my-work',
  'data-quality': '/data-quality',
};

/** Records with pages, shown together in another form than a list that filters could narrow. */
const UNLISTED: ReadonlySet<string> = new Set(['economies', 'sub-fora']);

interface Parts {
  resource: string;
  /** What follows the resource in the path: a key, and what is beneath it. */
  rest: string;
  search: string;
}

function partsOf(address: string): Parts {
  const { pathname, search } = new URL(address, 'http://local');
  const path = pathname.startsWith(API_BASE) ? pathname.slice(API_BASE.length) : pathname;
  const [, resource = '', ...rest] = path.split('/');
  return { resource, rest: rest.join('/'), search: search.replaceAll('%2C', ',') };
}

/**
 * The page for an address of the API: each list's page bears the same name and takes the same
 * filters. None where nothing shows it.
 */
export function pageOf(address: string): string | undefined {
  const { resource, rest, search } = partsOf(address);
  if (resource === 'scorecards') return `/scorecards/${rest}${search}`;
  const computed = COMPUTED[resource];
  if (computed) return `${computed}${search}`;
  if (rest === '') {
    const isListed = LISTS.has(resource) || (PAGES.has(resource) && !UNLISTED.has(resource));
    return isListed ? `/${resource}${search}` : undefined;
  }
  const elsewhere = ELSEWHERE[resource];
  if (elsewhere) return elsewhere(decodeURIComponent(rest));
  return PAGES.has(resource) ? `/${resource}/${rest}` : undefined;
}

/** The page of one record of a resource, as events and computed answers name it. */
export const pageOfRecord = (resource: string, key: string): string | undefined =>
  pageOf(`${API_BASE}/${resource.replaceAll('_', '-')}/${segment(key)}`);
