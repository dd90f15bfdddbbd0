/** A strategic plan as printed, each part with what is on record for it. */
import { useRoute } from 'preact-iso';
import type { StrategicPlanRead } from '../../api';
import { DefinitionList } from '../../components/definition-list/definition-list';
import { EmptyState } from '../../components/empty-state/empty-state';
import { PaperLink } from '../../components/paper-link/paper-link';
import { RecordHeader } from '../../components/record-header/record-header';
import { RecordPage } from '../../components/record-page/record-page';
import { Doubts, Sources } from '../../components/sources/sources';
import { type Coverage, readCoverage } from '../../lib/coverage';
import { formatDate, plural } from '../../lib/format';
import { chosenForum, currentPlanOf, forumFamily } from '../../lib/forum';
import { recommendations as recommendationWords } from '../../lib/dictionary/recommendations';
import { activities as activityWords } from '../../lib/dictionary/activities';
import { messages } from '../../lib/messages';
import { useNamedPart } from '../../lib/page';
import { can } from '../../lib/permits';
import { Problem } from '../../lib/problem';
import { known, whenKnown } from '../../lib/reference';
import { useResource } from '../../lib/resource';
import { stateWords } from '../../lib/words';
import { Contents, PARTS } from './contents';
import { CoverageMap } from './coverage-map';
import { ObjectiveSection } from './objective';
import './plan.css';

const words = messages.plan;

type Block = { kind: 'paragraph'; text: string } | { kind: 'list'; items: string[] };

const BULLET = /^[·•]\s*/;

/** Paragraphs as printed; consecutive ones that begin with a bullet make a list. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  for (const part of text.split(/\n+/).map((line) => line.trim())) {
    const last = blocks.at(-1);
    if (!part) continue;
    if (!BULLET.test(part)) blocks.push({ kind: 'paragraph', text: part });
    else if (last?.kind === 'list') last.items.push(part.replace(BULLET, ''));
    else blocks.push({ kind: 'list', items: [part.replace(BULLET, '')] });
  }
  return blocks;
}

interface StatementProps {
  id: string;
  title: string;
  text: string | null | undefined;
}

function Statement({ id, title, text }: StatementProps) {
  if (!text) return null;
  return (
    <section class="section" id={id}>
      <h2>{title}</h2>
      <div class="prose plan-statement">
        {blocksOf(text).map((block) =>
          block.kind === 'paragraph' ? (
            <p key={block.text}>{block.text}</p>
          ) : (
            <ul key={block.items[0]}>
              {block.items.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          ),
        )}
      </div>
    </section>
  );
}

function Count({
  count,
  one,
  other,
  href,
}: {
  count: number;
  one: string;
  other: string;
  href: string;
}) {
  const text = plural(count, one, other);
  return count > 0 ? <a href={href}>{text}</a> : <span class="faint">{text}</span>;
}

function FocusAreas({ plan, coverage }: { plan: StrategicPlanRead; coverage: Coverage }) {
  if (plan.focus_areas.length === 0) return null;
  return (
    <section class="section" id={PARTS.focusAreas}>
      <h2>{words.focusAreas}</h2>
      <ol class="plan-items">
        {plan.focus_areas.map(({ ref, label, text, note }) => {
          const counts = coverage.focusAreas.get(ref);
          return (
            <li key={ref} class="plan-item" id={ref}>
              <span class="plan-label">{label}</span>
              <div class="plan-item-words">
                <p>{text}</p>
                {note && <p class="small faint">{note}</p>}
                {counts && (
                  <p class="plan-counts">
                    <Count
                      count={counts.activities}
                      one={activityWords.one}
                      other={activityWords.other}
                      href={`/activities?focus_areas=${ref}`}
                    />
                    <Count
                      count={counts.recommendations}
                      one={recommendationWords.one}
                      other={recommendationWords.other}
                      href={`/recommendations?focus_areas=${ref}`}
                    />
                  </p>
                )}
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function Objectives({ plan, coverage }: { plan: StrategicPlanRead; coverage: Coverage }) {
  if (plan.objectives.length === 0) return null;
  return (
    <section class="section" id={PARTS.objectives}>
      <div class="spread">
        <h2>{words.objectives}</h2>
        <p class="small faint">{words.asPrinted}</p>
      </div>
      <ol class="plan-items">
        {plan.objectives.map((objective) => (
          <ObjectiveSection key={objective.ref} objective={objective} coverage={coverage} />
        ))}
      </ol>
    </section>
  );
}

function Mandates({ refs }: { refs: readonly string[] }) {
  if (refs.length === 0) return null;
  const all = known('mandates');
  return (
    <section class="panel section">
      <h2>{words.mandates}</h2>
      <ul class="plan-mandates">
        {refs.map((ref) => (
          <li key={ref}>
            <a href={`/mandates/${ref}`}>{all.find(({ value }) => value === ref)?.label ?? ref}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function OtherPlans({ plan }: { plan: StrategicPlanRead }) {
  const family = forumFamily(plan.forum, known('subFora'));
  const others = known('plans').filter(
    ({ forum, ref }) => family.includes(forum) && ref !== plan.ref,
  );
  if (others.length === 0) return null;
  return (
    <section class="panel section no-print">
      <h2>{words.otherPlans}</h2>
      <ul class="plan-mandates">
        {others.map(({ ref, title }) => (
          <li key={ref}>
            <a href={`/plans/${ref}`}>{title}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A plan's period is printed in years; its first and last day only stand for them. */
export const periodOf = ({ starts_on: start, ends_on: end }: StrategicPlanRead): string =>
  [start?.slice(0, 4), end?.slice(0, 4)].filter(Boolean).join('–');

function PlanView({ plan, coverage }: { plan: StrategicPlanRead; coverage: Coverage }) {
  useNamedPart();
  return (
    <>
      <RecordHeader
        traceKey={plan.ref}
        title={plan.title}
        kicker={
          <>
            <span>{plan.ref}</span>
            <span>{words.version(String(plan.plan_version))}</span>
          </>
        }
        state={plan.status}
        actions={
          <>
            <PaperLink kind="fora-report" about={{ plan: plan.ref }} />
            {can('strategic_plans:update') && (
              <a class="button" href={`/strategic-plans/${plan.ref}`}>
                {words.keep}
              </a>
            )}
            <button
              type="button"
              class="button"
              onClick={() => {
                print();
              }}
            >
              {words.print}
            </button>
          </>
        }
      />
      <Contents plan={plan} />
      <div class="columns aside">
        <div class="section plan-main">
          <Statement id={PARTS.vision} title={words.vision} text={plan.vision} />
          <Statement id={PARTS.mission} title={words.mission} text={plan.mission} />
          <FocusAreas plan={plan} coverage={coverage} />
          <Objectives plan={plan} coverage={coverage} />
          <div id={PARTS.coverage}>
            <CoverageMap plan={plan} coverage={coverage} />
          </div>
        </div>
        <div class="section">
          <section class="panel section">
            <h2>{messages.record.facts}</h2>
            <DefinitionList
              items={[
                { term: words.period, value: periodOf(plan) },
                { term: activityWords.fields.forum, value: plan.forum },
                { term: activityWords.fields.status, value: stateWords(plan.status) },
                {
                  term: words.endorsedOn,
                  value: plan.endorsed_on && formatDate(plan.endorsed_on),
                },
                { term: words.midterm, value: plan.midterm_on && formatDate(plan.midterm_on) },
              ]}
            />
          </section>
          <Mandates refs={plan.mandates ?? []} />
          <OtherPlans plan={plan} />
          <Doubts {...plan} />
          <Sources {...plan} />
        </div>
      </div>
    </>
  );
}

const NONE = 404;

export default function PlanPage() {
  const { key } = useRoute().params;
  const forum = chosenForum.value;
  const loaded = useResource(`plans/${key ?? `of ${forum}`}`, async (signal) => {
    await whenKnown('plans', 'mandates', 'subFora', 'areas');
    const plan = key
      ? known('plans').find(({ ref }) => ref === key)
      : currentPlanOf(known('plans'), forum);
    if (!plan) throw new Problem({ title: words.none, status: NONE });
    return { plan, coverage: await readCoverage(plan, signal) };
  });
  if (loaded.error?.status === NONE && key === undefined) {
    return (
      <div class="page">
        <RecordHeader title={words.title} />
        <EmptyState title={words.none} />
      </div>
    );
  }
  return (
    <RecordPage loaded={loaded} title={words.title} trail={[]}>
      {(data) => <PlanView {...data} />}
    </RecordPage>
  );
}
