import { render, screen } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso';
import { beforeEach, expect, it } from 'vitest';
import { session } from '../../lib/session';
import { signInAs } from '../../testing/sign-in';
import { ResourceList } from './resource-list';

const shownAt = (address: string) => {
  history.replaceState(null, '', address);
  render(
    <LocationProvider>
      <ResourceList
        caption="Needs"
        columns={[]}
        filters={[]}
        keyOf={() => ''}
        load={() => Promise.resolve({ items: [], next: null, total: 0 })}
      />
    </LocationProvider>,
  );
};

beforeEach(() => {
  session.value = { status: 'anonymous', lost: false };
});

it('says that nothing is on record where nothing was asked for', async () => {
  signInAs([]);
  shownAt('/support-needs?sort=-ref');
  await screen.findByText('Nothing is on record here yet');
  expect(screen.queryByText(/filter/)).toBeNull();
});

it('speaks of filters where there are some', async () => {
  signInAs([]);
  shownAt('/support-needs?q=ferries');
  await screen.findByText('Nothing matches these filters');
});

it('tells a visitor that members may see more', async () => {
  shownAt('/users');
  await screen.findByText('Members see more after they sign in.');
});
