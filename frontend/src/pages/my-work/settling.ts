import type { AttentionItem } from '../../api';
import { pageOf } from '../../lib/addresses';
import { withParams } from '../../lib/query';

/** Settled in a form of the record, rather than on its page. */
const WRITTEN: ReadonlySet<string> = new Set(['write_report', 'mend_report', 'complete_proposal']);

/** The page on which it is settled: the record's own, or the form that makes what is missing. */
export function settlingPage({
  kind,
  path,
  action,
  economy,
}: Pick<AttentionItem, 'kind' | 'path' | 'action' | 'economy'>): string | undefined {
  const page = pageOf(path);
  if (!page) return undefined;
  if (action.verb === 'create' && action.path === path) {
    return withParams(`${page}/new`, { economy: economy ?? '' });
  }
  return WRITTEN.has(kind) && action.by_caller ? `${page}/edit` : page;
}

/** The resource of an item's record, as addresses name it. */
export const resourceOf = (path: string): string => path.split('/')[3] ?? '';
