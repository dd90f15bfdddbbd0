/** The list of implementations: each party's answer to each recommendation. */
import type { ImplementationRead } from '../../api';
import { listPage } from '../../components/list-page/list-page';
import { StatusTag } from '../../components/status-tag/status-tag';
import { implementations, recommendations } from '../../lib/client';
import { implementations as words } from '../../lib/dictionary/implementations';
import { formatDate } from '../../lib/format';
import { type Named, naming } from '../../lib/naming';
import { shortened } from '../../lib/text';
import { implementationFilters, implementationsReady } from './fields';
import { partyName } from './party';

/** A recommendation is a sentence, which its own page has whole. */
const LABEL_LETTERS = 120;

export default listPage<Named<ImplementationRead>>({
  title: words.title,
  lead: words.lead,
  resource: naming({
    rows: implementations,
    refOf: ({ recommendation }) => recommendation,
    others: recommendations,
    nameOf: ({ text }) => text,
  }),
  keyOf: ({ ref }) => ref,
  defaultSort: 'recommendation,ref',
  hasSearch: false,
  ready: implementationsReady,
  filters: implementationFilters,
  columns: [
    {
      name: 'party',
      label: words.fields.party,
      sort: 'economy',
      isTitle: true,
      width: 'narrow',
      cell: (row) => <a href={`/implementations/${row.ref}`}>{partyName(row)}</a>,
    },
    {
      name: 'recommendation',
      label: words.fields.recommendation,
      sort: 'recommendation',
      width: 'wide',
      cell: ({ recommendation: ref, name }) => (
        <span>
          {name && shortened(name, LABEL_LETTERS)}{' '}
          <a class="nowrap" href={`/recommendations/${ref}`}>
            {ref}
          </a>
        </span>
      ),
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
      cell: ({ due_on: due, is_overdue: late }) =>
        due && (
          <span>
            {formatDate(due, 'short')} {late && <StatusTag state="overdue" />}
          </span>
        ),
    },
  ],
});
