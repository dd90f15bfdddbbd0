/** One forum: where it stands among the others, and what it does. */
import type { AreaRoleFields } from '../../api';
import { Panel } from '../../components/panel/panel';
import { referencePage } from '../../components/reference-page/reference-page';
import { RelatedList } from '../../components/related-list/related-list';
import { subFora } from '../../lib/client';
import { reference, subFora as words } from '../../lib/dictionary/reference';
import { labelOf } from '../../lib/options';
import { known } from '../../lib/reference';
import { me } from '../../lib/session';
import { kindOptions, kindWords } from '../../lib/words';
import {
  ActivitiesOf,
  EngagementsOf,
  MeetingsOf,
  PlansOf,
  RecommendationsOf,
  WorkPlansOf,
} from '../reference/pointing';
import { foraReady, forumFields } from './fields';

/** What it does in the areas that cut across fora, and where a plan says so. */
function AreaRoles({ roles }: { roles: readonly AreaRoleFields[] }) {
  return (
    <Panel title={words.fields.area_roles}>
      <ul class="related-list">
        {roles.map(({ area, role, note }) => (
          <li key={area}>
            <div>
              <a href={`/cross-cutting-areas/${area}`}>{labelOf(known('areas'), area)}</a>
              {note && <p class="small faint">{note}</p>}
            </div>
            <span>{kindWords(role)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Below({ code }: { code: string }) {
  return (
    <RelatedList
      title={reference.fora}
      empty={reference.noFora}
      name={`fora-below/${code}`}
      sinks
      load={async (signal) => ({ items: await subFora.all({ parent: code }, signal) })}
      itemOf={(forum) => ({
        key: forum.code,
        href: `/sub-fora/${forum.code}`,
        text: forum.name,
        detail: [forum.code, kindWords(forum.kind)].join(' · '),
      })}
    />
  );
}

export default referencePage({
  resource: subFora,
  path: '/sub-fora',
  name: 'sub_fora',
  title: words.title,
  ready: foraReady,
  nameOf: ({ name }) => name,
  facts: ({ kind }) => {
    const f = forumFields();
    return [
      { ...f.kind, type: 'enum', options: kindOptions([kind]) },
      f.parent,
      f.predecessor,
      f.successor,
      f.active_from,
      f.active_to,
      f.is_active,
      f.aliases,
      f.history,
    ];
  },
  Pointing: ({ row: { code, area_roles: roles = [] } }) => (
    <>
      {roles.length > 0 && <AreaRoles roles={roles} />}
      <PlansOf query={{ forum: code }} />
      <WorkPlansOf query={{ forum: code }} />
      <ActivitiesOf query={{ forum: code }} />
      <RecommendationsOf query={{ addressed_to: code }} title={reference.askedOf} />
      {me.value && <MeetingsOf query={{ forum: code }} />}
      {me.value && <EngagementsOf query={{ party: code }} />}
      <Below code={code} />
    </>
  ),
});
