/** Recommendations that may say the same, why it is thought so, and what people answered. */
import { useState } from 'preact/hooks';
import type { RecommendationRead, SimilarRecommendation, Verdict } from '../../api';
import { Panel } from '../../components/panel/panel';
import { ProblemBanner } from '../../components/problem-banner/problem-banner';
import { Ranked, RankedItem } from '../../components/ranked/ranked';
import { Skeleton } from '../../components/skeleton/skeleton';
import { StatusTag } from '../../components/status-tag/status-tag';
import { VerbDialog } from '../../components/verb-dialog/verb-dialog';
import type { FieldSpec } from '../../fields/types';
import { likenesses } from '../../lib/client';
import { similar as words } from '../../lib/dictionary/similar';
import { formatNumber } from '../../lib/format';
import { readSimilar } from '../../lib/insight';
import { labelsOf } from '../../lib/labels';
import { notify } from '../../lib/live';
import { can } from '../../lib/permits';
import { useResource } from '../../lib/resource';
import './similar.css';

const fieldLabel = labelsOf({ verdict: words.verdict, note: words.note });

const fields: readonly FieldSpec[] = [
  {
    type: 'enum',
    name: 'verdict',
    label: words.verdict,
    isRequired: true,
    options: Object.entries(words.verdicts).map(([value, label]) => ({ value, label })),
  },
  { type: 'longText', name: 'note', label: words.note },
];

const isVerdict = (value: unknown): value is Verdict =>
  typeof value === 'string' && value in words.verdicts;

function Judgement({
  of,
  other,
  onJudged,
  onClose,
}: {
  of: string;
  other: string;
  onJudged: () => void;
  onClose: () => void;
}) {
  return (
    <VerbDialog
      title={words.judge}
      hint={words.hint}
      fields={fields}
      labelOf={fieldLabel}
      perform={async ({ verdict, note }, idempotencyKey) => {
        // An answer that is missing is the API's to refuse, in its own words.
        const said = isVerdict(verdict) ? { verdict } : ({} as { verdict: Verdict });
        const about = { recommendation: of, other, ...said };
        const noted = typeof note === 'string' ? { note } : {};
        await likenesses.create({ ...about, ...noted }, idempotencyKey);
        notify(words.judged);
        onJudged();
      }}
      onClose={onClose}
    />
  );
}

function Similar({ item, onJudge }: { item: SimilarRecommendation; onJudge: () => void }) {
  const { answer } = item;
  return (
    <RankedItem
      title={<a href={`/recommendations/${item.ref}`}>{item.text}</a>}
      score={words.score(formatNumber(item.score))}
    >
      <p class="cluster small">
        <span class="faint">{item.ref}</span> <StatusTag state={item.status} />
      </p>
      <ul class="similar-reasons small">
        {item.reasons.map(({ kind, term, detail }) => (
          <li key={`${kind}|${term}`}>{detail}</li>
        ))}
      </ul>
      {answer && (
        <p>
          {words.said(answer.judged_by, words.verdicts[answer.verdict])} {answer.note}
        </p>
      )}
      {!answer && can('recommendation_likenesses:create') && (
        <button type="button" class="button no-print" onClick={onJudge}>
          {words.judge}
          <span class="visually-hidden">: {item.ref}</span>
        </button>
      )}
    </RankedItem>
  );
}

export function SimilarPanel({ recommendation }: { recommendation: RecommendationRead }) {
  const { ref, version } = recommendation;
  const [judged, judge] = useState<string>();
  const { data, error, reload } = useResource(
    `recommendations/${ref}/similar|${version}`,
    (signal) => readSimilar(ref, signal),
  );
  return (
    <Panel title={words.title} lead={words.lead}>
      {error && <ProblemBanner problem={error} onRetry={reload} />}
      {!data && !error && <Skeleton lines={4} />}
      {data?.items.length === 0 && <p class="faint">{words.none}</p>}
      {data && data.items.length > 0 && (
        <Ranked>
          {data.items.map((item) => (
            <Similar
              key={item.ref}
              item={item}
              onJudge={() => {
                judge(item.ref);
              }}
            />
          ))}
        </Ranked>
      )}
      {judged && (
        <Judgement
          of={ref}
          other={judged}
          onJudged={reload}
          onClose={() => {
            judge(undefined);
          }}
        />
      )}
    </Panel>
  );
}
