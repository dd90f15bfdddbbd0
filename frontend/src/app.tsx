/** The frame and the routes. */
import { ErrorBoundary, LocationProvider, Route, Router, useLocation } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import type { Me } from './api';
import { Crash } from './components/crash/crash';
import { type NavGroup, Shell } from './components/shell/shell';
import { chooseForum, chosenForum, forumsWithPlans } from './lib/forum';
import { messages } from './lib/messages';
import { focusHeading } from './lib/page';
import { known } from './lib/reference';
import { me } from './lib/session';
import { NotFoundPage } from './pages/not-found/not-found';
import { OverviewPage } from './pages/overview/overview';
import { routes } from './routes';

const words = messages.nav;

const navigation: readonly NavGroup[] = [
  {
    label: words.groups.you,
    links: [{ label: words.myWork, href: '/my-work', isForMembers: true }],
  },
  {
    label: words.groups.direction,
    links: [
      { label: words.overview, href: '/' },
      {
        label: words.plan,
        href: '/plan',
        alsoAt: ['/plans', '/strategic-plans', '/focus-areas', '/objectives'],
      },
      { label: words.scorecard, href: '/scorecard' },
      { label: words.workPlans, href: '/work-plans' },
      { label: words.trace, href: '/trace' },
      { label: words.mandates, href: '/mandates' },
    ],
  },
  {
    label: words.groups.record,
    links: [
      { label: words.activities, href: '/activities' },
      { label: words.reports, href: '/activity-reports', isForMembers: true },
      { label: words.recommendations, href: '/recommendations' },
      { label: words.implementations, href: '/implementations', isForMembers: true },
      { label: words.compliance, href: '/compliance', isForMembers: true },
    ],
  },
  {
    label: words.groups.cooperation,
    links: [
      { label: words.actionPlans, href: '/action-plan-cycle', alsoAt: ['/action-plans'] },
      {
        label: words.support,
        href: '/support-board',
        alsoAt: ['/support-needs', '/support-offers', '/support-matches'],
        isForMembers: true,
      },
      {
        label: words.coordination,
        href: '/engagement-ledger',
        alsoAt: ['/engagements', '/meetings'],
      },
    ],
  },
  {
    label: words.groups.parties,
    links: [
      { label: words.economies, href: '/economies' },
      { label: words.subFora, href: '/sub-fora', alsoAt: ['/cross-cutting-areas'] },
      { label: words.organizations, href: '/organizations' },
    ],
  },
  {
    label: words.groups.files,
    links: [
      { label: words.papers, href: '/reports' },
      {
        label: words.imports,
        href: '/imports',
        forSeats: ['secretariat', 'chair', 'focal_point', 'liaison'],
      },
      { label: words.documents, href: '/documents' },
      { label: words.topics, href: '/topics' },
    ],
  },
  {
    label: words.groups.administration,
    links: [
      { label: words.dataQuality, href: '/data-quality' },
      { label: words.users, href: '/users', forSeats: ['secretariat', 'focal_point'] },
      {
        label: words.serviceAccounts,
        href: '/service-accounts',
        forSeats: ['secretariat', 'focal_point'],
      },
      { label: words.audit, href: '/audit-events', forSeats: ['secretariat'] },
    ],
  },
];

/** What this visitor would find empty, or could do nothing in, is left out. */
const navigationFor = (user: Me | undefined): NavGroup[] =>
  navigation
    .map((group) => ({
      ...group,
      links: group.links.filter(
        ({ isForMembers, forSeats }) =>
          (user ?? !isForMembers) &&
          (!forSeats || user?.seats.some(({ role }) => forSeats.includes(role))),
      ),
    }))
    .filter(({ links }) => links.length > 0);

function Pages() {
  const [failure, setFailure] = useState<unknown>();
  const { url } = useLocation();
  useEffect(() => {
    setFailure(undefined);
  }, [url]);
  if (failure !== undefined) return <Crash error={failure} />;
  return (
    <ErrorBoundary onError={setFailure}>
      <Router onRouteChange={focusHeading}>
        <Route path="/" component={OverviewPage} />
        {routes.map(({ path, component }) => (
          <Route key={path} path={path} component={component} />
        ))}
        <Route default component={NotFoundPage} />
      </Router>
    </ErrorBoundary>
  );
}

function Frame() {
  const { path, route } = useLocation();
  const codes = forumsWithPlans(known('plans'), known('subFora'));
  const fora = known('subFora');
  const forums = codes.map((code) => ({
    code,
    name: fora.find(({ value }) => value === code)?.note ?? code,
  }));
  return (
    <Shell
      nav={navigationFor(me.value)}
      forums={forums}
      forum={chosenForum.value}
      onForum={(code) => {
        chooseForum(code);
        if (path.startsWith('/plans/')) route('/plan');
      }}
    >
      <Pages />
    </Shell>
  );
}

export function App() {
  return (
    <LocationProvider>
      <Frame />
    </LocationProvider>
  );
}
