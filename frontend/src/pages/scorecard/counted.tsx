/** Exactly what a value was counted from: each record, or what it stands for, once. */
import { useLocation, useRoute } from 'preact-iso';
import type { CountedRecord, CountedRecords } from '../../api';
import { economyColumn } from '../../components/data-table/columns';
import { type Column, DataTable } from '../../components/data-table/data-table';
import { RecordHeader } from '../../components/record-header/record-header';
import { RecordPage } from '../../components/record-page/record-page';
import { pageOf } from '../../lib/addresses';
import { counted as words } from '../../lib/dictionary/scorecard';
import { formatDate, humanize, plural } from '../../lib/format';
import { readCounted } from '../../lib/insight';
import type { Params } from '../../lib/query';
import { kpiOptions, whenKnown } from '../../lib/reference';
import { useResource } from '../../lib/resource';

const PARAMETERS = ['as_of', 'kpi', 'part', 'due_on', 'economy'];

const columns: readonly Column<CountedRecord>[] = [
  {
    name: 'title',
    label: words.record,
    isTitle: true,
    width: 'wide',
    cell: ({ path, title }) => {
      const href = pageOf(path);
      return href ? <a href={href}>{title}</a> : title;
    },
  },
  { name: 'resource', label: words.kind, cell: ({ resource }) => humanize(resource) },
  {
    name: 'key',
    label: words.key,
    cell: ({ key, record }) => (key === record ? '' : key),
  },
  {
    name: 'on',
    label: words.on,
    width: 'narrow',
    cell: ({ on }) => on && formatDate(on, 'short'),
  },
  economyColumn(),
];

function Counted({ answer }: { answer: CountedRecords }) {
  const label = kpiOptions().find(({ value }) => value === answer.kpi)?.label ?? answer.kpi;
  return (
    <>
      <RecordHeader
        title={words.title(label.split(' · ')[0] ?? label)}
        trail={[
          { label: answer.plan, href: `/scorecards/${answer.plan}` },
          { label: answer.kpi, href: `/kpis/${answer.kpi}` },
        ]}
        lead={words.lead(plural(answer.count, words.one, words.other), formatDate(answer.as_of))}
      />
      {answer.items.length === 0 && <p class="faint">{words.none}</p>}
      {answer.items.length > 0 && (
        <DataTable
          caption={words.title(answer.kpi)}
          columns={columns}
          rows={answer.items}
          keyOf={({ resource, record, key }) => `${resource}|${record}|${key}`}
        />
      )}
    </>
  );
}

export default function CountedPage() {
  const { key = '' } = useRoute().params;
  const { query } = useLocation();
  const asked: Params = Object.fromEntries(
    PARAMETERS.flatMap((name) => (query[name] ? [[name, query[name]] as const] : [])),
  );
  const loaded = useResource(
    `scorecards/${key}/records|${JSON.stringify(asked)}`,
    async (signal) => {
      const [answer] = await Promise.all([
        readCounted(key, asked, signal),
        whenKnown('economies', 'plans'),
      ]);
      return answer;
    },
  );
  return (
    <RecordPage loaded={loaded} title={key} trail={[{ label: key, href: `/scorecards/${key}` }]}>
      {(answer) => <Counted answer={answer} />}
    </RecordPage>
  );
}
