/** Which page is where. Pages beyond the overview are loaded when they are first visited. */
import { lazy } from 'preact-iso';
import type { FunctionComponent } from 'preact';
import { orMissing } from './components/crash/missing-page';

type Load = () => Promise<{ default: FunctionComponent }>;

/** A resource's list, page and form, at the addresses that all of them have. */
const resource = (path: string, list: Load, record: Load, form: Load): [string, Load][] => [
  [path, list],
  [`${path}/new`, form],
  [`${path}/:key`, record],
  [`${path}/:key/edit`, form],
];

/** One of the lists whose pages are alike. */
const list =
  (name: keyof typeof import('./pages/reference/lists')): Load =>
  async () => ({ default: (await import('./pages/reference/lists'))[name] });

const plan: Load = () => import('./pages/plans/plan');
const kpiForm: Load = () => import('./pages/plan-parts/kpi-form');
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
  ['/kpis/new', kpiForm],
  ['/kpis/:key/edit', kpiForm],
  ['/kpis/:key', () => import('./pages/kpis/kpi')],
  ...resource(
    '/kpi-measurements',
    () => import('./pages/kpis/kpi-measurements'),
    () => import('./pages/kpis/kpi-measurement'),
    () => import('./pages/kpis/kpi-measurement-form'),
  ),
  ['/kpis', list('KpisPage')],
  ...resource(
    '/objectives',
    list('ObjectivesPage'),
    () => import('./pages/plan-parts/objective'),
    () => import('./pages/plan-parts/objective-form'),
  ),
  ...resource(
    '/focus-areas',
    list('FocusAreasPage'),
    () => import('./pages/plan-parts/focus-area'),
    () => import('./pages/plan-parts/focus-area-form'),
  ),
  ...resource(
    '/strategic-plans',
    list('StrategicPlansPage'),
    () => import('./pages/strategic-plans/strategic-plan'),
    () => import('./pages/strategic-plans/strategic-plan-form'),
  ),
  ['/trace', trace],
  ['/trace/:key', trace],
  ['/data-quality', () => import('./pages/data-quality/data-quality')],
  ['/compliance', () => import('./pages/compliance/compliance')],
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
  ...resource(
    '/economies',
    () => import('./pages/economies/economies'),
    () => import('./pages/economies/economy'),
    () => import('./pages/economies/economy-form'),
  ),
  ['/imports', () => import('./pages/imports/imports')],
  ...resource(
    '/organizations',
    () => import('./pages/organizations/organizations'),
    () => import('./pages/organizations/organization'),
    () => import('./pages/organizations/organization-form'),
  ),
  ...resource(
    '/mandates',
    () => import('./pages/mandates/mandates'),
    () => import('./pages/mandates/mandate'),
    () => import('./pages/mandates/mandate-form'),
  ),
  ...resource(
    '/documents',
    list('DocumentsPage'),
    () => import('./pages/documents/document'),
    () => import('./pages/documents/document-form'),
  ),
  ...resource(
    '/topics',
    () => import('./pages/topics/topics'),
    () => import('./pages/topics/topic'),
    () => import('./pages/topics/topic-form'),
  ),
  ...resource(
    '/cross-cutting-areas',
    () => import('./pages/cross-cutting-areas/areas'),
    () => import('./pages/cross-cutting-areas/area'),
    () => import('./pages/cross-cutting-areas/area-form'),
  ),
  ...resource(
    '/sub-fora',
    () => import('./pages/sub-fora/sub-fora'),
    () => import('./pages/sub-fora/sub-forum'),
    () => import('./pages/sub-fora/sub-forum-form'),
  ),
  ...resource(
    '/users',
    () => import('./pages/administration/users'),
    () => import('./pages/administration/user'),
    () => import('./pages/administration/user-form'),
  ),
  ...resource(
    '/service-accounts',
    () => import('./pages/administration/service-accounts'),
    () => import('./pages/administration/service-account'),
    () => import('./pages/administration/service-account-form'),
  ),
  ['/audit-events', () => import('./pages/administration/audit-events')],
  ['/reports', () => import('./pages/reports/reports')],
  ['/sign-in', () => import('./pages/sign-in/sign-in')],
  ['/welcome', () => import('./pages/welcome/welcome')],
  ['/account', () => import('./pages/account/account')],
];

/** What every page stands on is asked for beside the page, and not when the page has arrived. */
const withGround =
  (load: Load): Load =>
  async () => {
    const [page] = await Promise.all([load(), import('./fields/registry')]);
    return page;
  };

export const routes = pages.map(([path, load]) => ({
  path,
  component: lazy(orMissing(withGround(load))),
}));
