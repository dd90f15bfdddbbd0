/** Papers: which one, of what, as it reads, and as a file. What is chosen is in the address. */
import { useEffect } from 'preact/hooks';
import { ProblemBanner } from '../../components/problem-banner/problem-banner';
import { RecordHeader } from '../../components/record-header/record-header';
import { Skeleton } from '../../components/skeleton/skeleton';
import { meetings, workPlans } from '../../lib/client';
import { reports as words } from '../../lib/dictionary/reports';
import { chosenForum } from '../../lib/forum';
import { transport } from '../../lib/http';
import { announce } from '../../lib/live';
import { ownEconomy } from '../../lib/permits';
import { type Params, searchOf, useQuery } from '../../lib/query';
import { known, whenKnown } from '../../lib/reference';
import { useResource } from '../../lib/resource';
import { me } from '../../lib/session';
import { Downloads } from './downloads';
import {
  addressOf,
  askedOf,
  type Choices,
  KIND_NAMES,
  type KindName,
  kindNamed,
  likelyOf,
  missingOf,
} from './kinds';
import { readPage } from './page-parts';
import { Paper } from './paper';
import { ReportFields } from './report-fields';
import './reports.css';

async function readChoices(signal: AbortSignal): Promise<Choices> {
  const [years, met] = await Promise.all([
    workPlans.all({ sort: '-year,ref' }, signal),
    meetings.all({ sort: '-held_on,ref' }, signal),
    whenKnown('plans', 'economies'),
  ]);
  return { plans: known('plans'), workPlans: years, meetings: met };
}

interface KindLinksProps {
  chosen: KindName | undefined;
  params: Params;
  choices: Choices;
}

/** Each kind leads to the paper that is likely meant; what was chosen already is kept. */
function KindLinks({ chosen, params, choices }: KindLinksProps) {
  return (
    <nav class="report-kinds no-print" aria-label={words.choose}>
      {KIND_NAMES.map((kind) => {
        const likely = likelyOf(kind, choices, chosenForum.value, ownEconomy());
        const search = searchOf({ kind, ...likely, ...askedOf(kind, params) });
        return (
          <a
            key={kind}
            class="report-kind"
            href={`/reports${search}`}
            aria-current={kind === chosen ? 'true' : undefined}
          >
            <strong>{words.kinds[kind].label}</strong>
            <span class="small">{words.kinds[kind].about}</span>
          </a>
        );
      })}
    </nav>
  );
}

function Preview({ kind, params }: { kind: KindName; params: Params }) {
  const address = addressOf(kind, params, 'html');
  const name = words.kinds[kind].label;
  const { data, error, isLoading, reload } = useResource(
    address,
    async (signal) => readPage(await (await transport(address, { signal })).text()),
    { keep: true },
  );
  useEffect(() => {
    if (data && !isLoading) announce(words.previewOf(name));
  }, [data, isLoading, name]);
  return (
    <section class="section" aria-label={words.preview} aria-busy={isLoading}>
      {error && <ProblemBanner problem={error} onRetry={reload} />}
      {isLoading && <p class="small faint">{words.loading}</p>}
      {!data && isLoading && <Skeleton lines={10} />}
      {data && !error && <Paper parts={data} />}
    </section>
  );
}

function Report({ kind, params, choices }: { kind: KindName; params: Params; choices: Choices }) {
  const { replace } = useQuery();
  const missing = missingOf(kind, params);
  return (
    <>
      <section class="panel section no-print" aria-label={words.kinds[kind].label}>
        <h2>{words.kinds[kind].label}</h2>
        <ReportFields kind={kind} params={params} choices={choices} onChange={replace} />
        {missing.length > 0 ? (
          <p>{words.missing(missing.map((name) => words.fields[name]).join('; '))}</p>
        ) : (
          <Downloads kind={kind} params={params} />
        )}
        {!me.value && <p class="small faint">{words.forPublic}</p>}
      </section>
      {missing.length === 0 && <Preview kind={kind} params={params} />}
    </>
  );
}

export default function ReportsPage() {
  const { params } = useQuery();
  const { data: choices, error, reload } = useResource('reports/choices', readChoices);
  const kind = kindNamed(params['kind']);
  return (
    <div class="page">
      <div class="no-print">
        <RecordHeader title={words.title} lead={words.lead} />
      </div>
      {error && <ProblemBanner problem={error} onRetry={reload} />}
      {!choices && !error && <Skeleton lines={6} />}
      {choices && <KindLinks chosen={kind} params={params} choices={choices} />}
      {choices && kind && <Report key={kind} kind={kind} params={params} choices={choices} />}
    </div>
  );
}
