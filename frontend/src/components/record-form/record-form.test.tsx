import { expect, it } from 'vitest';
import type { FieldSpec } from '../../fields/types';
import { formValues } from './record-form';

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
