/** The frame and the routes. Pages beyond the overview are loaded when they are first visited. */
import { ErrorBoundary, lazy, LocationProvider, Route, Router } from 'preact-iso';
import { useState } from 'preact/hooks';
import { Crash } from './components/crash/crash';
import { Shell } from './components/shell/shell';
import { messages } from './lib/messages';
import { NotFoundPage } from './pages/not-found/not-found';
import { OverviewPage } from './pages/overview/overview';

const SignInPage = lazy(() => import('./pages/sign-in/sign-in'));

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

export function App() {
  const [failure, setFailure] = useState<unknown>();
  return (
    <LocationProvider>
      <Shell nav={navigation} forums={[]} forum="CTWG" onForum={() => undefined}>
        {failure === undefined ? (
          <ErrorBoundary onError={setFailure}>
            <Router>
              <Route path="/" component={OverviewPage} />
              <Route path="/sign-in" component={SignInPage} />
              <Route default component={NotFoundPage} />
            </Router>
          </ErrorBoundary>
        ) : (
          <Crash error={failure} />
        )}
      </Shell>
    </LocationProvider>
  );
}
