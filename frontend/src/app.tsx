/** The frame and the routes. Pages beyond the overview are loaded when they are first visited. */
import { ErrorBoundary, lazy, LocationProvider, Route, Router, useLocation } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { Crash } from './components/crash/crash';
import { Shell } from './components/shell/shell';
import { chooseForum, chosenForum, forumsWithPlans } from './lib/forum';
import { messages } from './lib/messages';
import { focusHeading } from './lib/page';
import { known } from './lib/reference';
import { NotFoundPage } from './pages/not-found/not-found';
import { OverviewPage } from './pages/overview/overview';

const AccountPage = lazy(() => import('./pages/account/account'));
const ActivitiesPage = lazy(() => import('./pages/activities/activities'));
const ActivityPage = lazy(() => import('./pages/activities/activity'));
const ActivityFormPage = lazy(() => import('./pages/activities/activity-form'));
const EconomiesPage = lazy(() => import('./pages/economies/economies'));
const EconomyPage = lazy(() => import('./pages/economies/economy'));
const MandatesPage = lazy(() => import('./pages/mandates/mandates'));
const OrganizationsPage = lazy(() => import('./pages/organizations/organizations'));
const PlanPage = lazy(() => import('./pages/plans/plan'));
const RecommendationsPage = lazy(() => import('./pages/recommendations/recommendations'));
const RecommendationPage = lazy(() => import('./pages/recommendations/recommendation'));
const RecommendationFormPage = lazy(() => import('./pages/recommendations/recommendation-form'));
const SignInPage = lazy(() => import('./pages/sign-in/sign-in'));
const SubForaPage = lazy(() => import('./pages/sub-fora/sub-fora'));
const WelcomePage = lazy(() => import('./pages/welcome/welcome'));

const words = messages.nav;

const navigation = [
  {
    label: words.groups.direction,
    links: [
      { label: words.overview, href: '/' },
      { label: words.plan, href: '/plan' },
      { label: words.mandates, href: '/mandates' },
    ],
  },
  {
    label: words.groups.record,
    links: [
      { label: words.activities, href: '/activities' },
      { label: words.recommendations, href: '/recommendations' },
    ],
  },
  {
    label: words.groups.parties,
    links: [
      { label: words.economies, href: '/economies' },
      { label: words.subFora, href: '/sub-fora' },
      { label: words.organizations, href: '/organizations' },
    ],
  },
];

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
        <Route path="/plan" component={PlanPage} />
        <Route path="/plans/:key" component={PlanPage} />
        <Route path="/mandates" component={MandatesPage} />
        <Route path="/activities" component={ActivitiesPage} />
        <Route path="/activities/new" component={ActivityFormPage} />
        <Route path="/activities/:key" component={ActivityPage} />
        <Route path="/activities/:key/edit" component={ActivityFormPage} />
        <Route path="/recommendations" component={RecommendationsPage} />
        <Route path="/recommendations/new" component={RecommendationFormPage} />
        <Route path="/recommendations/:key" component={RecommendationPage} />
        <Route path="/recommendations/:key/edit" component={RecommendationFormPage} />
        <Route path="/economies" component={EconomiesPage} />
        <Route path="/economies/:key" component={EconomyPage} />
        <Route path="/sub-fora" component={SubForaPage} />
        <Route path="/organizations" component={OrganizationsPage} />
        <Route path="/sign-in" component={SignInPage} />
        <Route path="/welcome" component={WelcomePage} />
        <Route path="/account" component={AccountPage} />
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
      nav={navigation}
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
