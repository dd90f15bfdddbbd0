/** The page of one record: its shape while it loads, what went wrong, or the record itself. */
import type { ComponentChildren } from 'preact';
import { messages } from '../../lib/messages';
import type { Loaded } from '../../lib/resource';
import type { Crumb } from '../breadcrumbs/breadcrumbs';
import { ProblemBanner } from '../problem-banner/problem-banner';
import { RecordHeader } from '../record-header/record-header';
import { Skeleton } from '../skeleton/skeleton';

const NOT_FOUND = 404;

interface RecordPageProps<T> {
  loaded: Loaded<T>;
  /** What is known before the record: its key. */
  title: string;
  trail: readonly Crumb[];
  children: (data: T) => ComponentChildren;
}

export function RecordPage<T>({ loaded, title, trail, children }: RecordPageProps<T>) {
  const { data, error, reload } = loaded;
  if (data !== undefined) return <div class="page">{children(data)}</div>;
  const isMissing = error?.status === NOT_FOUND;
  return (
    <div class="page">
      <RecordHeader
        title={isMissing ? messages.page.notFound : title}
        trail={trail}
        lead={isMissing ? messages.page.notFoundHint : undefined}
      />
      {error && !isMissing && <ProblemBanner problem={error} onRetry={reload} />}
      {!error && <Skeleton lines={9} />}
    </div>
  );
}
