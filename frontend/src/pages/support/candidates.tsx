/** Offers and activities that could meet a need, ranked, each with its reasons; and to propose one. */
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import type { Candidate, CandidatePage, SupportNeedRead } from '../../api';
import { Panel } from '../../components/panel/panel';
import { ProblemBanner } from '../../components/problem-banner/problem-banner';
import { Ranked, RankedItem } from '../../components/ranked/ranked';
import { Skeleton } from '../../components/skeleton/skeleton';
import { VerbDialog } from '../../components/verb-dialog/verb-dialog';
import { supportMatches, supportNeeds } from '../../lib/client';
import { needs as words } from '../../lib/dictionary/support';
import { formatNumber } from '../../lib/format';
import { labelsOf } from '../../lib/labels';
import { notify } from '../../lib/live';
import { can } from '../../lib/permits';
import { useResource } from '../../lib/resource';
import { matchFields } from './fields';
import { MatchReasons } from './match-reasons';
import { providerNames } from './parties';

const fieldLabel = labelsOf(words.fields);

const hrefOf = ({ offer, activity }: Candidate): string =>
  offer ? `/support-offers/${offer}` : `/activities/${activity ?? ''}`;

const keyOf = ({ offer, activity }: Candidate): string => offer ?? activity ?? '';

function Proposal({
  need,
  candidate,
  onClose,
}: {
  need: SupportNeedRead;
  candidate: Candidate;
  onClose: () => void;
}) {
  const { route } = useLocation();
  return (
    <VerbDialog
      title={words.propose}
      hint={`${candidate.title}. ${words.proposeHint}`}
      fields={[matchFields().note]}
      labelOf={fieldLabel}
      perform={async ({ note }, idempotencyKey) => {
        const { offer = null, activity = null } = candidate;
        const { data } = await supportMatches.create(
          {
            need: need.ref,
            offer,
            activity,
            ...(typeof note === 'string' && { note }),
          },
          idempotencyKey,
        );
        notify(words.proposed);
        route(`/support-matches/${data.ref}`);
      }}
      onClose={onClose}
    />
  );
}

export function Candidates({ need }: { need: SupportNeedRead }) {
  const [chosen, choose] = useState<Candidate>();
  const { data, error, reload } = useResource(
    `support-needs/${need.ref}/candidates|${need.version}`,
    (signal) => supportNeeds.beside<CandidatePage>(need.ref, 'candidates', signal),
  );
  return (
    <Panel title={words.candidates} lead={words.candidatesLead}>
      {error && <ProblemBanner problem={error} onRetry={reload} />}
      {!data && !error && <Skeleton lines={4} />}
      {data?.items.length === 0 && <p class="faint">{words.noCandidates}</p>}
      {data && data.items.length > 0 && (
        <Ranked>
          {data.items.map((candidate) => (
            <RankedItem
              key={keyOf(candidate)}
              title={
                <h3>
                  <a href={hrefOf(candidate)}>{candidate.title}</a>
                </h3>
              }
              score={words.score(formatNumber(candidate.score))}
            >
              <p class="small faint">{providerNames(candidate.provider)}</p>
              <MatchReasons reasons={candidate.reasons} />
              {can('support_matches:create') && (
                <button
                  type="button"
                  class="button"
                  onClick={() => {
                    choose(candidate);
                  }}
                >
                  {words.propose}
                  <span class="visually-hidden">: {candidate.title}</span>
                </button>
              )}
            </RankedItem>
          ))}
        </Ranked>
      )}
      {chosen && (
        <Proposal
          need={need}
          candidate={chosen}
          onClose={() => {
            choose(undefined);
          }}
        />
      )}
    </Panel>
  );
}
