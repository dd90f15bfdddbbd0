/** One cross-cutting area: which fora have a part in it, and what is on record about it. */
import type { SubForumRead } from '../../api';
import { referencePage } from '../../components/reference-page/reference-page';
import { RelatedList } from '../../components/related-list/related-list';
import { areas, subFora } from '../../lib/client';
import { areas as words } from '../../lib/dictionary/reference';
import { kindWords } from '../../lib/words';
import { ActivitiesOf, ObjectivesOf, RecommendationsOf } from '../reference/pointing';
import { areaFields as f } from './fields';

const partIn = (forum: SubForumRead, area: string) =>
  forum.area_roles?.find((part) => part.area === area);

/** Who leads first; the API has no filter by this, and all fora are one page. */
async function readForaIn(area: string, signal: AbortSignal) {
  const fora = (await subFora.all({}, signal)).filter((forum) => partIn(forum, area));
  const rank = (forum: SubForumRead): number => (partIn(forum, area)?.role === 'lead' ? 0 : 1);
  return { items: fora.toSorted((one, other) => rank(one) - rank(other)) };
}

export default referencePage({
  resource: areas,
  path: '/cross-cutting-areas',
  name: 'cross_cutting_areas',
  title: words.title,
  nameOf: ({ name }) => name,
  facts: () => [f.code, f.text],
  Pointing: ({ row: { code } }) => (
    <>
      <RelatedList
        title={words.roles}
        empty={words.noRoles}
        name={`fora-in/${code}`}
        load={(signal) => readForaIn(code, signal)}
        itemOf={(forum) => ({
          key: forum.code,
          href: `/sub-fora/${forum.code}`,
          text: forum.name,
          detail: [forum.code, kindWords(partIn(forum, code)?.role ?? '')].join(' · '),
        })}
      />
      <ObjectivesOf query={{ areas: code }} />
      <ActivitiesOf query={{ areas: code }} />
      <RecommendationsOf query={{ areas: code }} />
    </>
  ),
});
