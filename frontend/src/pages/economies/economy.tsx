/** One economy: what it leads and hosts, and what is asked of it. */
import { useRoute } from 'preact-iso';
import { DefinitionList } from '../../components/definition-list/definition-list';
import { Icon } from '../../components/icon/icon';
import { PaperLink } from '../../components/paper-link/paper-link';
import { RecordHeader } from '../../components/record-header/record-header';
import { RecordPage } from '../../components/record-page/record-page';
import { RecordHistory } from '../../components/record-history/record-history';
import { RelatedList } from '../../components/related-list/related-list';
import { Sources } from '../../components/sources/sources';
import { StatusTag } from '../../components/status-tag/status-tag';
import { actionPlans, activities, economies, recommendations } from '../../lib/client';
import { economies as words } from '../../lib/dictionary/economies';
import { formatDate } from '../../lib/format';
import { chosenForum, currentPlanOf } from '../../lib/forum';
import { messages } from '../../lib/messages';
import { can } from '../../lib/permits';
import { known, whenKnown } from '../../lib/reference';
import { useResource } from '../../lib/resource';
import { me } from '../../lib/session';
import { kindWords } from '../../lib/words';
import { editionWords } from '../action-plans/fields';
import { whenOf } from '../activities/dates';
import { CycleStepsOf } from './cycle-steps';
import { NeedsAndOffers, Obligations, Standing } from './obligations';
import './economies.css';

const trail = [{ label: words.title, href: '/economies' }];
const SHOWN = '10';

/** The brief of this economy, as it reads and as a file. */
function Brief({ economy }: { economy: string }) {
  const plan = currentPlanOf(known('plans'), chosenForum.value);
  return <PaperLink kind="economy-brief" about={{ economy, ...(plan && { plan: plan.ref }) }} />;
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
          <RecordHeader
            title={economy.name}
            trail={trail}
            actions={
              <>
                <Brief economy={economy.code} />
                {can('economies:update') && (
                  <a class="button" href={`/economies/${economy.code}/edit`}>
                    <Icon name="pencil" />
                    {messages.record.edit}
                  </a>
                )}
              </>
            }
          />
          <div class="columns aside">
            <div class="section">
              {me.value && <Obligations economy={economy.code} />}
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
              {me.value && <NeedsAndOffers economy={economy.code} />}
            </div>
            <div class="section">
              {me.value && <Standing economy={economy.code} />}
              <CycleStepsOf economy={economy.code} />
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
          <RecordHistory key={economy.id} id={economy.id} version={String(economy.version)} />
        </>
      )}
    </RecordPage>
  );
}
