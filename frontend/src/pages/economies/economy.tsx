/** One economy: what it leads and hosts, and what is asked of it. */
import { useRoute } from 'preact-iso';
import { DefinitionList } from '../../components/definition-list/definition-list';
import { RecordHeader } from '../../components/record-header/record-header';
import { RecordPage } from '../../components/record-page/record-page';
import { RelatedList } from '../../components/related-list/related-list';
import { Sources } from '../../components/sources/sources';
import { StatusTag } from '../../components/status-tag/status-tag';
import {
  actionPlans,
  activities,
  economies,
  implementations,
  recommendations,
  supportNeeds,
} from '../../lib/client';
import { formatDate } from '../../lib/format';
import { messages } from '../../lib/messages';
import { whenKnown } from '../../lib/reference';
import { useResource } from '../../lib/resource';
import { me } from '../../lib/session';
import { kindWords } from '../../lib/words';
import { editionWords } from '../action-plans/fields';
import { whenOf } from '../activities/dates';

const words = messages.economies;
const trail = [{ label: words.title, href: '/economies' }];
const SHOWN = '10';

/** What members see: what it still has to answer or do, and what it needs. */
function Owed({ economy }: { economy: string }) {
  return (
    <>
      <RelatedList
        title={words.open}
        empty={words.noneOpen}
        name={`economy-open/${economy}`}
        allHref={`/implementations?economy=${economy}&is_open=true`}
        load={(signal) =>
          implementations.page(
            { economy, is_open: 'true', sort: 'due_on,ref', limit: SHOWN, count: 'true' },
            signal,
          )
        }
        itemOf={({ ref, recommendation, due_on: due, acceptance, implementation }) => ({
          key: ref,
          href: `/implementations/${ref}`,
          text: recommendation,
          ...(due && { detail: formatDate(due) }),
          aside: (
            <StatusTag state={implementation === 'not_started' ? acceptance : implementation} />
          ),
        })}
      />
      <RelatedList
        title={words.needs}
        empty={words.noNeeds}
        name={`economy-needs/${economy}`}
        allHref={`/support-needs?economy=${economy}`}
        load={(signal) => supportNeeds.page({ economy, limit: SHOWN, count: 'true' }, signal)}
        itemOf={({ ref, title, kind, status }) => ({
          key: ref,
          href: `/support-needs/${ref}`,
          text: title,
          detail: kindWords(kind),
          aside: <StatusTag state={status} />,
        })}
      />
    </>
  );
}

export default function EconomyPage() {
  const { key = '' } = useRoute().params;
  const loaded = useResource(
    `economies/${key}`,
    async (signal) => (await economies.get(key, signal)).data,
  );
  return (
    <RecordPage loaded={loaded} title={key} trail={trail}>
      {(economy) => (
        <>
          <RecordHeader title={economy.name} trail={trail} />
          <div class="columns aside">
            <div class="section">
              <RelatedList
                title={words.activities}
                empty={words.noActivities}
                name={`economy-activities/${economy.code}`}
                allHref={`/activities?economy=${economy.code}`}
                load={(signal) =>
                  activities.page({ economy: economy.code, limit: SHOWN, count: 'true' }, signal)
                }
                itemOf={(activity) => ({
                  key: activity.ref,
                  href: `/activities/${activity.ref}`,
                  text: activity.title,
                  detail: [kindWords(activity.kind), whenOf(activity)].filter(Boolean).join(' · '),
                  aside: <StatusTag state={activity.status} />,
                })}
              />
              <RelatedList
                title={words.recommendations}
                empty={words.noRecommendations}
                name={`economy-recommendations/${economy.code}`}
                allHref={`/recommendations?addressed_to=${economy.code}`}
                load={(signal) =>
                  recommendations.page(
                    { addressed_to: economy.code, limit: SHOWN, count: 'true' },
                    signal,
                  )
                }
                itemOf={({ ref, text, year, status }) => ({
                  key: ref,
                  href: `/recommendations/${ref}`,
                  text,
                  detail: [ref, year].filter(Boolean).join(' · '),
                  aside: <StatusTag state={status} />,
                })}
              />
              {me.value && <Owed economy={economy.code} />}
            </div>
            <div class="section">
              <RelatedList
                title={words.actionPlans}
                empty={words.noActionPlans}
                name={`economy-action-plans/${economy.code}`}
                allHref={`/action-plans?economy=${economy.code}`}
                load={async (signal) => {
                  const query = { economy: economy.code, limit: SHOWN, count: 'true' };
                  const [page] = await Promise.all([
                    actionPlans.page(query, signal),
                    whenKnown('economies'),
                  ]);
                  return page;
                }}
                itemOf={(plan) => ({
                  key: plan.ref,
                  href: `/action-plans/${plan.ref}`,
                  text: editionWords(plan.edition),
                  ...(plan.updated_on && { detail: formatDate(plan.updated_on) }),
                  aside: <StatusTag state={plan.status} />,
                })}
              />
              <section class="panel section">
                <h2>{messages.record.facts}</h2>
                <DefinitionList
                  items={[
                    { term: words.formalName, value: economy.formal_name },
                    {
                      term: words.joined,
                      value: economy.joined_on && formatDate(economy.joined_on),
                    },
                  ]}
                />
              </section>
              <Sources {...economy} />
            </div>
          </div>
        </>
      )}
    </RecordPage>
  );
}
