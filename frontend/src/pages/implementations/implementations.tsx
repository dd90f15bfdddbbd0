/** The list of implementations: each party's answer to each recommendation. */
import type { ImplementationRead } from '../../api';
import { listPage } from '../../components/list-page/list-page';
import { StatusTag } from '../../components/status-tag/status-tag';
import { implementations } from '../../lib/client';
import { implementations as words } from '../../lib/dictionary/implementations';
import { formatDate } from '../../lib/format';
import { implementationFilters, implementationsReady } from './fields';
import { partyName } from './party';

export default listPage<ImplementationRead>({
  title: words.title,
  lead: words.lead,
  resource: implementations,
  keyOf: ({ ref }) => ref,
  defaultSort: 'recommendation,ref',
  ready: implementationsReady,
  filters: implementationFilters,
  columns: [
    {
      name: 'party',
      label: words.fields.party,
      sort: 'economy',
      isTitle: true,
      cell: (row) => <a href={`/implementations/${row.ref}`}>{partyName(row)}</a>,
    },
    {
      name: 'recommendation',
      label: words.fields.recommendation,
      sort: 'recommendation',
      width: 'narrow',
      cell: ({ recommendation: ref }) => <a href={`/recommendations/${ref}`}>{ref}</a>,
    },
    {
      name: 'acceptance',
      label: words.fields.acceptance,
      width: 'narrow',
      cell: ({ acceptance }) => <StatusTag state={acceptance} />,
    },
    {
      name: 'implementation',
      label: words.fields.implementation,
      width: 'narrow',
      cell: ({ implementation }) => <StatusTag state={implementation} />,
    },
    {
      name: 'verification',
      label: words.fields.verification,
      width: 'narrow',
      cell: ({ verification }) => <StatusTag state={verification} />,
    },
    {
      name: 'due_on',
      label: words.fields.due_on,
      sort: 'due_on',
      width: 'narrow',
      cell: ({ due_on: due, is_overdue: late }) => (
        <>
          {due && formatDate(due, 'short')} {late && <StatusTag state="overdue" />}
        </>
      ),
    },
  ],
});
