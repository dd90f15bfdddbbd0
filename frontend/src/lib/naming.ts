/** A list's rows with what the records that they point at are called: a reference alone says little. */
import type { ListAnswer, Resource } from './client';
import type { Params } from './query';

/** What a list page asks of its resource. */
export type Listed<Row> = Pick<Resource<Row>, 'page' | 'file'>;

/** Without a name where the reader does not see the other record. */
export type Named<Row> = Row & { name: string | undefined };

interface Pointing<Row, Other extends { ref: string }> {
  rows: Listed<Row>;
  refOf: (row: Row) => string;
  others: Pick<Resource<Other>, 'page'>;
  nameOf: (other: Other) => string;
}

/** One more question for each page of the list, whatever its length. */
export function naming<Row, Other extends { ref: string }>({
  rows,
  refOf,
  others,
  nameOf,
}: Pointing<Row, Other>): Listed<Named<Row>> {
  const named = async ({ items }: ListAnswer<Row>, signal: AbortSignal): Promise<Named<Row>[]> => {
    const refs = [...new Set(items.map(refOf))];
    if (refs.length === 0) return [];
    const found = await others.page({ ref: refs.join(','), limit: String(refs.length) }, signal);
    const names = new Map(found.items.map((other) => [other.ref, nameOf(other)]));
    return items.map((row) => ({ ...row, name: names.get(refOf(row)) }));
  };
  return {
    page: async (query: Params, signal: AbortSignal) => {
      const page = await rows.page(query, signal);
      return { ...page, items: await named(page, signal) };
    },
    file: (format, query, signal) => rows.file(format, query, signal),
  };
}
