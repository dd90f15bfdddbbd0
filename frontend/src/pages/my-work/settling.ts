import type { AttentionItem } from '../../api';
import { pageOf } from '../../lib/addresses';
import { withParams } from '../../lib/query';

/** The page on which it is settled: the record's own, or the form that makes what is missing. */
export function settlingPage({
  path,
  action,
  economy,
}: Pick<AttentionItem, 'path' | 'action' | 'economy'>): string | undefined {
  const page = pageOf(path);
  const isMissing = action.verb === 'create' && action.path === path;
  if (!page || !isMissing) return page;
  return withParams(`${page}/new`, { economy: economy ?? '' });
}
