/** The rows of a large file, from the API page by page, with what is wrong between them. */
import type { ImportRead } from '../../api';
import { Pager, shownOf } from '../../components/pager/pager';
import { ProblemBanner } from '../../components/problem-banner/problem-banner';
import { usePages } from '../../components/resource-list/paging';
import { Skeleton } from '../../components/skeleton/skeleton';
import { readRows } from './job';
import { errorsBetween, numberOf, outcomesOf, type SoundKind } from './outcome-list';
import { OutcomeTable } from './outcome-table';

interface RowPagesProps {
  job: ImportRead;
  /** All, where none is chosen. */
  kind: SoundKind | undefined;
}

export function RowPages({ job, kind }: RowPagesProps) {
  const query = { id: job.id, action: kind ?? '' };
  const pages = usePages(
    query,
    '',
    (asked, signal) => readRows(asked, signal),
    () => undefined,
  );
  const { first, rows, before, next } = pages;
  if (!first.data) {
    return first.error ? (
      <ProblemBanner problem={first.error} onRetry={first.reload} />
    ) : (
      <Skeleton lines={8} />
    );
  }
  const from = before === 0 ? 0 : (rows[0]?.row ?? 0);
  const upTo = next === null ? Infinity : (rows.at(-1)?.row ?? 0);
  const errors = kind === undefined ? errorsBetween(job, from, upTo) : [];
  const more = () => {
    void pages.loadMore();
  };
  return (
    <>
      <OutcomeTable job={job} rows={outcomesOf({ rows, errors })} isBusy={first.isLoading} />
      {pages.moreProblem && <ProblemBanner problem={pages.moreProblem} onRetry={more} />}
      <Pager
        shown={shownOf(before, before + rows.length, numberOf(job, kind))}
        hasMore={next !== null}
        isLoading={pages.isLoadingMore}
        onMore={more}
        onStart={before > 0 ? pages.restart : undefined}
      />
    </>
  );
}
