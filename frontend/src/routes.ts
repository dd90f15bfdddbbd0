/** Which page is where. Pages beyond the overview are loaded when they are first visited. */
import { lazy } from 'preact-iso';
import type { FunctionComponent } from 'preact';

type Load = () => Promise<{ default: FunctionComponent }>;

/** A resource's list, page and form, at the addresses that all of them have. */
const resource = (path: string, list: Load, record: Load, form: Load): [string, Load][] => [
  [path, list],
  [`${path}/new`, form],
  [`${path}/:key`, record],
  [`${path}/:key/edit`, form],
];

const plan: Load = () => import('./pages/plans/plan');
const entryForm: Load = () => import('./pages/action-plans/entry-form');

const trace: Load = () => import('./pages/trace/trace');
const scorecard: Load = () => import('./pages/scorecard/scorecard');

const pages: [string, Load][] = [
  ['/my-work', () => import('./pages/my-work/my-work')],
  ['/search', () => import('./pages/search/search')],
  ['/plan', plan],
  ['/plans/:key', plan],
  ['/scorecard', scorecard],
  ['/scorecards/:key', scorecard],
  ['/scorecards/:key/records', () => import('./pages/scorecard/counted')],
  ['/kpis/:key', () => import('./pages/kpis/kpi')],
  ...resource(
    '/kpi-measurements',
    () => import('./pages/kpis/kpi-measurements'),
    () => import('./pages/kpis/kpi-measurement'),
    () => import('./pages/kpis/kpi-measurement-form'),
  ),
  ['/kpis', async () => ({ default: (await import('./pages/reference/lists')).KpisPage })],
  [
    '/objectives',
    async () => ({ default: (await import('./pages/reference/lists')).ObjectivesPage }),
  ],
  [
    '/focus-areas',
    async () => ({ default: (await import('./pages/reference/lists')).FocusAreasPage }),
  ],
  [
    '/strategic-plans',
    async () => ({ default: (await import('./pages/reference/lists')).StrategicPlansPage }),
  ],
  [
    '/documents',
    async () => ({ default: (await import('./pages/reference/lists')).DocumentsPage }),
  ],
  ['/trace', trace],
  ['/trace/:key', trace],
  ['/data-quality', () => import('./pages/data-quality/data-quality')],
  ['/compliance', () => import('./pages/compliance/compliance')],
  ['/mandates', () => import('./pages/mandates/mandates')],
  ...resource(
    '/work-plans',
    () => import('./pages/work-plans/work-plans'),
    () => import('./pages/work-plans/work-plan'),
    () => import('./pages/work-plans/work-plan-form'),
  ),
  ...resource(
    '/activities',
    () => import('./pages/activities/activities'),
    () => import('./pages/activities/activity'),
    () => import('./pages/activities/activity-form'),
  ),
  ...resource(
    '/activity-reports',
    () => import('./pages/activity-reports/activity-reports'),
    () => import('./pages/activity-reports/activity-report'),
    () => import('./pages/activity-reports/activity-report-form'),
  ),
  ...resource(
    '/recommendations',
    () => import('./pages/recommendations/recommendations'),
    () => import('./pages/recommendations/recommendation'),
    () => import('./pages/recommendations/recommendation-form'),
  ),
  ['/implementations', () => import('./pages/implementations/implementations')],
  ['/implementations/:key', () => import('./pages/implementations/implementation')],
  ['/implementations/:key/edit', () => import('./pages/implementations/implementation-form')],
  ...resource(
    '/action-plans',
    () => import('./pages/action-plans/action-plans'),
    () => import('./pages/action-plans/action-plan'),
    () => import('./pages/action-plans/action-plan-form'),
  ),
  ['/action-plan-cycle', () => import('./pages/action-plans/action-plan-cycle')],
  ['/action-plans/:key/entries/new', entryForm],
  ['/action-plans/:key/entries/:entry/edit', entryForm],
  ['/support-board', () => import('./pages/support/support-board')],
  ...resource(
    '/support-needs',
    () => import('./pages/support/support-needs'),
    () => import('./pages/support/support-need'),
    () => import('./pages/support/support-need-form'),
  ),
  ...resource(
    '/support-offers',
    () => import('./pages/support/support-offers'),
    () => import('./pages/support/support-offer'),
    () => import('./pages/support/support-offer-form'),
  ),
  ['/support-matches', () => import('./pages/support/support-matches')],
  ['/support-matches/:key', () => import('./pages/support/support-match')],
  ['/engagement-ledger', () => import('./pages/coordination/engagement-ledger')],
  ...resource(
    '/engagements',
    () => import('./pages/coordination/engagements'),
    () => import('./pages/coordination/engagement'),
    () => import('./pages/coordination/engagement-form'),
  ),
  ...resource(
    '/meetings',
    () => import('./pages/coordination/meetings'),
    () => import('./pages/coordination/meeting'),
    () => import('./pages/coordination/meeting-form'),
  ),
  ['/economies', () => import('./pages/economies/economies')],
  ['/economies/:key', () => import('./pages/economies/economy')],
  ['/sub-fora', () => import('./pages/sub-fora/sub-fora')],
  ['/organizations', () => import('./pages/organizations/organizations')],
  ['/sign-in', () => import('./pages/sign-in/sign-in')],
  ['/welcome', () => import('./pages/welcome/welcome')],
  ['/account', () => import('./pages/account/account')],
];

export const routes = pages.map(([path, load]) => ({ path, component: lazy(load) }));
