/** The generated client over this application's transport, and what every caller needs of it. */
import { client } from '../api/client.gen';
import type { Tagged } from './http';
import { transport } from './http';
import type { Params } from './query';

client.setConfig({
  baseUrl: '',
  fetch: transport,
  // The API reads `a,b` as any of them, and refuses a parameter that comes twice.
  querySerializer: { array: { explode: false, style: 'form' } },
});

interface Answer<T> {
  data: T;
  response: Response;
}

export interface ListAnswer<Row> {
  items: Row[];
  next: string | null;
  total?: number | null;
}

/**
 * A generated list operation. Its query is typed for code; what stands in an address is text
 * that the server checks, hence `never` here.
 */
export type ListOperation<Row> = (options: {
  query: never;
  signal: AbortSignal;
}) => Promise<Answer<ListAnswer<Row>>>;

/** A page of a list, asked for as the address says. */
export async function readPage<Row>(
  list: ListOperation<Row>,
  query: Params,
  signal: AbortSignal,
): Promise<ListAnswer<Row>> {
  const present = Object.fromEntries(Object.entries(query).filter(([, value]) => value));
  return (await list({ query: present as never, signal })).data;
}

const ONE_PAGE = '500';

/** Every record of a short list, such as the economies. */
export async function readAll<Row>(
  list: ListOperation<Row>,
  query: Params = {},
  signal: AbortSignal = new AbortController().signal,
): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: ListAnswer<Row> = await readPage(
      list,
      { ...query, limit: ONE_PAGE, cursor },
      signal,
    );
    rows.push(...page.items);
    cursor = page.next;
  }
  return rows;
}

/** How many records a query finds, without reading them. */
export async function countOf<Row>(
  list: ListOperation<Row>,
  query: Params,
  signal: AbortSignal,
): Promise<number> {
  const page = await readPage(list, { ...query, limit: '1', count: 'true' }, signal);
  return page.total ?? 0;
}

/** A record with the entity tag under which it was read, for a later write. */
export async function tagged<T>(answer: Promise<Answer<T>>): Promise<Tagged<T>> {
  const { data, response } = await answer;
  return { data, etag: response.headers.get('ETag') ?? '' };
}
