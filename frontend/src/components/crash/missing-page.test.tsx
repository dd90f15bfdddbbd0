import { render, screen } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso';
import { expect, it } from 'vitest';
import { isOffline } from '../../lib/connection';
import { orMissing } from './missing-page';

const show = async () => {
  const { default: Page } = await orMissing(() =>
    Promise.reject(new TypeError('Failed to fetch dynamically imported module')),
  )();
  return render(
    <LocationProvider>
      <Page />
    </LocationProvider>,
  );
};

it('gives the page that was asked for, where it can be loaded', async () => {
  const Page = () => null;
  expect((await orMissing(() => Promise.resolve({ default: Page }))()).default).toBe(Page);
});

it('says that a newer version may be there, and offers to reload', async () => {
  await show();
  expect(screen.getByText(/newer version/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Reload the page' })).toBeTruthy();
});

it('says that the device is offline where that is why', async () => {
  isOffline.value = true;
  await show();
  expect(screen.queryByText(/newer version/)).toBeNull();
  isOffline.value = false;
});
