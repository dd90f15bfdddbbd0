/** Of which resources files are taken, and who is offered which of them. */
import type { CreateImportData } from '../../api';
import { imports } from '../../lib/dictionary/imports';
import { can } from '../../lib/permits';
import { me } from '../../lib/session';

/** A resource as imports name it: `work_plans`. */
export type Importable = CreateImportData['query']['resource'];

interface Group {
  label: string;
  resources: Importable[];
}

const GROUPS: readonly Group[] = [
  {
    label: imports.groups.work,
    resources: [
      'activities',
      'recommendations',
      'implementations',
      'activity_reports',
      'work_plans',
      'kpi_measurements',
    ],
  },
  {
    label: imports.groups.cooperation,
    resources: [
      'meetings',
      'engagements',
      'action_plans',
      'support_needs',
      'support_offers',
      'support_matches',
      'recommendation_likenesses',
    ],
  },
  {
    label: imports.groups.plan,
    resources: ['strategic_plans', 'focus_areas', 'objectives', 'kpis', 'mandates'],
  },
  {
    label: imports.groups.reference,
    resources: [
      'economies',
      'sub_fora',
      'organizations',
      'cross_cutting_areas',
      'topics',
      'documents',
    ],
  },
];

/** Whose seats may send files in at all. */
const SENDERS: ReadonlySet<string> = new Set(['secretariat', 'chair', 'focal_point', 'liaison']);

/** The secretariat sends in whatever it may export: rows that change nothing need no right. */
function mayImport(resource: Importable): boolean {
  const roles = (me.value?.seats ?? []).map(({ role }) => role);
  if (roles.includes('secretariat')) return true;
  const mayWrite = can(`${resource}:create`) || can(`${resource}:update`);
  return mayWrite && roles.some((role) => SENDERS.has(role));
}

/** What the present user may import, in groups. */
export const offered = (): Group[] =>
  GROUPS.map(({ label, resources }) => ({ label, resources: resources.filter(mayImport) })).filter(
    ({ resources }) => resources.length > 0,
  );

/** The resource that an address names, where the user may import it. */
export const offeredAs = (name: string | undefined): Importable | undefined =>
  offered()
    .flatMap(({ resources }) => resources)
    .find((resource) => resource === name?.replaceAll('-', '_'));
