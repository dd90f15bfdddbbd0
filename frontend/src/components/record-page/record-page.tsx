/** The page of one record: its shape while it loads, what went wrong, or the record itself. */
import type { ComponentChildren } from 'preact';
import { useRoute } from 'preact-iso';
import type { Resource } from '../../lib/client';
import type { Tagged } from '../../lib/http';
import { messages } from '../../lib/messages';
import type { Quoted } from '../../lib/record';
import { type Loaded, useResource } from '../../lib/resource';
import type { Crumb } from '../breadcrumbs/breadcrumbs';
import { ProblemBanner } from '../problem-banner/problem-banner';
import { RecordHeader } from '../record-header/record-header';
import { RecordHistory } from '../record-history/record-history';
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

interface RecordDeclaration<Row extends Quoted, Create, Update> {
  resource: Resource<Row, Create, Update>;
  /** Where the list is, and under which name. */
  path: string;
  title: string;
  /** What must be there before the record can be shown in words. */
  ready?: () => Promise<void>;
  View: (props: RecordViewProps<Row>) => ComponentChildren;
}

export interface RecordViewProps<Row> {
  record: Tagged<Row>;
  trail: readonly Crumb[];
  /** Shows what a verb answered with. */
  onChange: (record: Tagged<Row>) => void;
}

/** The page component of one record, from a declaration. */
export const recordPage = <Row extends Quoted, Create, Update>({
  resource,
  path,
  title,
  ready,
  View,
}: RecordDeclaration<Row, Create, Update>) =>
  function DeclaredRecordPage() {
    const { key = '' } = useRoute().params;
    const trail = [{ label: title, href: path }];
    const loaded = useResource(`${path}/${key}`, async (signal) => {
      const [record] = await Promise.all([resource.get(key, signal), ready?.()]);
      return record;
    });
    return (
      <RecordPage loaded={loaded} title={key} trail={trail}>
        {(record) => (
          <>
            <View record={record} trail={trail} onChange={loaded.replace} />
            <RecordHistory key={record.data.id} id={record.data.id} version={record.etag} />
          </>
        )}
      </RecordPage>
    );
  };
