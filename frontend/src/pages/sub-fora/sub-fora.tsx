/** APEC's fora as a tree, and who leads in the four cross-cutting areas. */
import { useState } from 'preact/hooks';
import type { SubForumRead } from '../../api';
import { CreateLink } from '../../components/list-page/create-link';
import { ProblemBanner } from '../../components/problem-banner/problem-banner';
import { RecordHeader } from '../../components/record-header/record-header';
import { Skeleton } from '../../components/skeleton/skeleton';
import { subFora } from '../../lib/client';
import { subFora as formWords } from '../../lib/dictionary/reference';
import { subFora as words } from '../../lib/dictionary/parties';
import { useNamedPart } from '../../lib/page';
import type { Option } from '../../lib/options';
import { known, whenKnown } from '../../lib/reference';
import { useResource } from '../../lib/resource';
import { kindWords } from '../../lib/words';
import './sub-fora.css';

export interface Branch {
  forum: SubForumRead;
  below: Branch[];
}

/** The tree; a forum whose parent is not listed stands at the top rather than nowhere. */
export function treeOf(fora: readonly SubForumRead[]): Branch[] {
  const codes = new Set(fora.map(({ code }) => code));
  const childrenOf = (parent: string | null): Branch[] =>
    fora
      .filter((forum) => (codes.has(forum.parent ?? '') ? forum.parent : null) === parent)
      .map((forum) => ({ forum, below: childrenOf(forum.code) }));
  return childrenOf(null);
}

function Forum({ forum }: { forum: SubForumRead }) {
  return (
    <div class={`forum ${forum.is_active === false ? 'inactive' : ''}`} id={forum.code}>
      <span class="forum-code">{forum.code}</span>
      <span class="forum-name">
        <a href={`/sub-fora/${forum.code}`}>{forum.name}</a>
        {forum.predecessor && (
          <span class="faint small"> · {words.formerly(forum.predecessor)}</span>
        )}
        {forum.successor && <span class="faint small"> · {words.became(forum.successor)}</span>}
      </span>
      <span class="faint small">
        {kindWords(forum.kind)}
        {forum.is_active === false && ` · ${words.inactive.toLowerCase()}`}
      </span>
    </div>
  );
}

/** The tree, and in it the forum that the address names. */
function AllFora({ branches }: { branches: readonly Branch[] }) {
  useNamedPart();
  return <Tree branches={branches} />;
}

function Tree({ branches }: { branches: readonly Branch[] }) {
  return (
    <ul class="forum-tree">
      {branches.map(({ forum, below }) => (
        <li key={forum.code}>
          <Forum forum={forum} />
          {below.length > 0 && <Tree branches={below} />}
        </li>
      ))}
    </ul>
  );
}

function AreaRoles({ fora, areas }: { fora: readonly SubForumRead[]; areas: readonly Option[] }) {
  const withRole = (area: string, role: string) =>
    fora.filter((forum) =>
      (forum.area_roles ?? []).some((part) => part.area === area && part.role === role),
    );
  const names = (list: readonly SubForumRead[]) =>
    list.map(({ code, name }, place) => (
      <span key={code}>
        {place > 0 && ', '}
        <a href={`/sub-fora/${code}`} title={name}>
          {code}
        </a>
      </span>
    ));
  return (
    <section class="panel section">
      <h2>{words.areas}</h2>
      <table class="twin-table area-roles">
        <caption class="visually-hidden">{words.areas}</caption>
        <thead>
          <tr>
            <th scope="col">{words.area}</th>
            <th scope="col">{words.leads}</th>
            <th scope="col">{words.partners}</th>
          </tr>
        </thead>
        <tbody>
          {areas.map(({ value, label }) => (
            <tr key={value}>
              <th scope="row">
                <a href={`/cross-cutting-areas/${value}`}>{label}</a>
              </th>
              <td>{names(withRole(value, 'lead'))}</td>
              <td>{names(withRole(value, 'partner'))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export default function SubForaPage() {
  const [showsInactive, setShowsInactive] = useState(false);
  const { data, error, reload } = useResource('sub-fora', async (signal) => {
    const [fora] = await Promise.all([subFora.all({}, signal), whenKnown('areas')]);
    return fora;
  });
  const fora = (data ?? []).filter((forum) => showsInactive || forum.is_active !== false);
  return (
    <div class="page">
      <RecordHeader
        title={words.title}
        lead={words.lead}
        actions={
          <CreateLink permission="sub_fora:create" href="/sub-fora/new" label={formWords.create} />
        }
      />
      {error && <ProblemBanner problem={error} onRetry={reload} />}
      {!data && !error && <Skeleton lines={9} />}
      {data && (
        <>
          <AreaRoles fora={data} areas={known('areas')} />
          <section class="panel section">
            <div class="spread">
              <h2>{words.tree}</h2>
              <label class="choice no-print">
                <input
                  type="checkbox"
                  checked={showsInactive}
                  onChange={() => {
                    setShowsInactive(!showsInactive);
                  }}
                />
                {words.showInactive}
              </label>
            </div>
            <AllFora branches={treeOf(fora)} />
          </section>
        </>
      )}
    </div>
  );
}
