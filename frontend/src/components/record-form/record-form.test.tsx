import { render, screen } from '@testing-library/preact';
import { LocationProvider, Route, Router } from 'preact-iso';
import { expect, it } from 'vitest';
import type { FieldSpec } from '../../fields/types';
import { supportNeeds } from '../../lib/client';
import { signInAs } from '../../testing/sign-in';
import { formValues, recordForm } from './record-form';

const fields: FieldSpec[] = [
  { type: 'text', name: 'title', label: 'Title' },
  { type: 'period', name: 'planned', label: 'Planned' },
  { type: 'money', name: 'budget.apec_funding', label: 'APEC funding' },
];

it('holds the fields of a record side by side, and of a period what can be entered', () => {
  const record = {
    title: 'STAR XI',
    planned: { start: '2020-10', end: null, precision: 'month' },
    budget: { apec_funding: '5000' },
    status: 'proposed',
  };
  expect(formValues(record, fields)).toEqual({
    title: 'STAR XI',
    planned: { start: '2020-10', end: null },
    'budget.apec_funding': '5000',
  });
});

it('holds null for what is not stated', () => {
  expect(formValues({}, fields)).toEqual({
    title: null,
    planned: null,
    'budget.apec_funding': null,
  });
});

it('says before anything is typed that the seat may not write', async () => {
  const Page = recordForm({
    path: '/support-needs',
    words: { title: 'Support needs', create: 'Record a need', updated: 'Saved' },
    resource: supportNeeds,
    sections: () => [{ title: 'What', fields }],
    ready: () => Promise.resolve(),
  });
  const openAs = (permissions: string[]) => {
    signInAs([], permissions);
    history.replaceState(null, '', '/support-needs/new');
    return render(
      <LocationProvider>
        <Router>{[<Route key="new" path="/support-needs/new" component={Page} />]}</Router>
      </LocationProvider>,
    );
  };
  const { unmount } = openAs(['support_offers:create']);
  expect(screen.getByText('Your seat does not allow this')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
  unmount();
  openAs(['support_needs:create']);
  expect(await screen.findByRole('button', { name: 'Save' })).toBeTruthy();
});
