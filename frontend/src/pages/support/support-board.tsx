/** Needs by their state, what meets them, and the economies that nobody supports. */
import type { BoardNeed, EconomySupport, NeedColumn, SupportBoard } from '../../api';
import { CountList } from '../../components/count-list/count-list';
import { type Column, DataTable } from '../../components/data-table/data-table';
import { FigureLink } from '../../components/figure-link/figure-link';
import { CreateLink } from '../../components/list-page/create-link';
import { Panel } from '../../components/panel/panel';
import { RecordHeader } from '../../components/record-header/record-header';
import { RecordPage } from '../../components/record-page/record-page';
import { StatusTag } from '../../components/status-tag/status-tag';
import { board as words, needs, offers } from '../../lib/dictionary/support';
import { readSupportBoard } from '../../lib/insight';
import { labelOf } from '../../lib/options';
import { known } from '../../lib/reference';
import { useResource } from '../../lib/resource';
import { kindWords, stateWords } from '../../lib/words';
import { supportReady } from './fields';
import { readSides, type Sides, supportTitle } from './sides';
import './support.css';

type SidesByMatch = ReadonlyMap<string, Sides>;

/** A dot stays with what stands before it: no line of a card begins with one. */
const SEPARATOR = '\u00a0· ';

function Need({ need, sides }: { need: BoardNeed; sides: SidesByMatch }) {
  return (
    <li>
      <a href={`/support-needs/${need.ref}`}>{need.title}</a>
      <p class="small faint">
        {[
          labelOf(known('economies'), need.economy),
          kindWords(need.kind),
          need.priority && kindWords(need.priority),
        ]
          .filter(Boolean)
          .join(SEPARATOR)}
      </p>
      {need.matches.map((match) => (
        <p key={match.ref} class="board-match">
          <a href={`/support-matches/${match.ref}`}>
            {supportTitle({ ...match, need: need.ref }, sides.get(match.ref) ?? {})}
          </a>{' '}
          <StatusTag state={match.outcome ?? match.status} />
        </p>
      ))}
    </li>
  );
}

function NeedsInState({ column, sides }: { column: NeedColumn; sides: SidesByMatch }) {
  const { status, count, records, needs: cards } = column;
  return (
    <section class="board-column">
      <h3>
        {stateWords(status)}{' '}
        <FigureLink count={count} records={records} label={stateWords(status)} />
      </h3>
      {cards.length === 0 && <p class="small faint">{words.none}</p>}
      <ul class="board-cards">
        {cards.map((need) => (
          <Need key={need.ref} need={need} sides={sides} />
        ))}
      </ul>
    </section>
  );
}

const economyColumns: readonly Column<EconomySupport>[] = [
  {
    name: 'economy',
    label: words.economy,
    isTitle: true,
    cell: ({ code, name }) => <a href={`/economies/${code}`}>{name}</a>,
  },
  ...(
    [
      ['open', words.openNeeds],
      ['supported', words.supported],
      ['unsupported', words.unsupported],
    ] as const
  ).map(([name, label]) => ({
    name,
    label,
    isNumeric: true,
    cell: (row: EconomySupport) => (
      <FigureLink
        count={row[name].count}
        records={row[name].records}
        label={`${row.name}, ${label}`}
      />
    ),
  })),
];

function WithoutSupport({ board }: { board: SupportBoard }) {
  const { without_support: codes, open } = board;
  return (
    <Panel title={words.withoutSupport}>
      {codes.length === 0 && (
        <p class="faint">{open.count === 0 ? words.nobodyNeeds : words.nobodyWithout}</p>
      )}
      {codes.length > 0 && (
        <ul class="board-cards">
          {codes.map((code) => (
            <li key={code}>
              <a href={`/support-needs?economy=${code}&status=identified,assessed,matched`}>
                {labelOf(known('economies'), code)}
              </a>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Figures({ board }: { board: SupportBoard }) {
  const { open, gaps_moved: moved } = board;
  const inStates = (
    title: string,
    counts: readonly { status: string; count: number; records: string }[],
  ) =>
    counts.map(({ status, count, records }) => ({
      label: `${title}: ${stateWords(status).toLowerCase()}`,
      count,
      records,
    }));
  return (
    <Panel title={words.figures}>
      <CountList
        items={[
          { label: words.open, ...open },
          ...inStates(words.offers, board.offers),
          ...inStates(words.matches, board.matches),
          { label: words.gapsMoved, ...moved },
        ]}
      />
    </Panel>
  );
}

/** Each match on the board as it is quoted, to read what its support is called. */
const matchesOn = (board: SupportBoard) =>
  board.needs.flatMap(({ needs: cards }) =>
    cards.flatMap(({ ref: need, matches }) => matches.map((match) => ({ ...match, need }))),
  );

function Board({ board, sides }: { board: SupportBoard; sides: SidesByMatch }) {
  return (
    <>
      <Panel title={words.needs}>
        <div class="board" tabIndex={0} role="group" aria-label={words.needs}>
          {board.needs.map((column) => (
            <NeedsInState key={column.status} column={column} sides={sides} />
          ))}
        </div>
      </Panel>
      <div class="columns aside">
        <div class="section">
          <WithoutSupport board={board} />
          {board.economies.length > 0 && (
            <Panel title={words.economies}>
              <DataTable
                caption={words.economies}
                columns={economyColumns}
                rows={board.economies}
                keyOf={({ code }) => code}
              />
            </Panel>
          )}
        </div>
        <Figures board={board} />
      </div>
    </>
  );
}

export default function SupportBoardPage() {
  const loaded = useResource('support-board', async (signal) => {
    const [board] = await Promise.all([readSupportBoard({}, signal), supportReady()]);
    return { board, sides: await readSides(matchesOn(board), signal) };
  });
  return (
    <RecordPage loaded={loaded} title={words.title} trail={[]}>
      {({ board, sides }) => (
        <>
          <RecordHeader
            title={words.title}
            lead={words.lead}
            actions={
              <>
                <a class="button" href="/support-needs">
                  {words.needs}
                </a>
                <a class="button" href="/support-offers">
                  {words.offers}
                </a>
                <a class="button" href="/support-matches">
                  {words.matches}
                </a>
                <CreateLink
                  permission="support_needs:create"
                  href="/support-needs/new"
                  label={needs.create}
                />
                <CreateLink
                  permission="support_offers:create"
                  href="/support-offers/new"
                  label={offers.create}
                />
              </>
            }
          />
          <Board board={board} sides={sides} />
        </>
      )}
    </RecordPage>
  );
}
