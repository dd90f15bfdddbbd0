/** One economy: what it leads and hosts, and what is asked of it. */
import { useRoute } from 'preact-iso';
import { DefinitionList } from '../../components/definition-list/definition-list';
import { RecordHeader } from '../../components/record-header/record-header';
import { RecordPage } from '../../components/record-page/record-page';
import { RelatedList } from '../../components/related-list/related-list';
import { Sources } from '../../components/sources/sources';
import { StatusTag } from '../../components/status-tag/status-tag';
import { activities, economies, recommendations } from '../../lib/client';
import { formatDate } from '../../lib/format';
import { messages } from '../../lib/messages';
import { useResource } from '../../lib/resource';
import { kindWords } from '../../lib/words';
import { whenOf } from '../activities/dates';

const words = messages.economies;
const trail = [{ label: words.title, href: '/economies' }];
const SHOWN = '10';

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
            </div>
            <div class="section">
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
