import { render, screen } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'preact/hooks';
import { describe, expect, it } from 'vitest';
import { displayField, FieldInput, filterOf, isGroup } from './registry';
import type { FieldSpec, FieldType, FieldValues } from './types';

const shown = (spec: FieldSpec, value: unknown): string => {
  const { container } = render(<div>{displayField(spec, value)}</div>);
  return container.textContent;
};

const spec = <T extends FieldType>(type: T, more: Partial<FieldSpec<T>> = {}): FieldSpec<T> => ({
  type,
  name: 'field',
  label: 'Field',
  ...more,
});

const economies = [
  { value: 'HKG', label: 'Hong Kong, China' },
  { value: 'TWN', label: 'Chinese Taipei' },
];

/** A field with its state, and its value as text to assert on. */
function Host({ of, initial }: { of: FieldSpec; initial: FieldValues[FieldType] }) {
  const [value, setValue] = useState(initial);
  return (
    <>
      <label for="f">{of.label}</label>
      <FieldInput
        id="f"
        spec={of}
        value={value}
        onChange={setValue}
        describedBy={undefined}
        isInvalid={false}
      />
      <output>{JSON.stringify(value)}</output>
    </>
  );
}

const value = (): unknown => JSON.parse(screen.getByRole('status').textContent);

describe('showing a field', () => {
  it('shows a date no more exactly than it is known', () => {
    expect(shown(spec('date'), '2013-06')).toBe('June 2013');
    expect(shown(spec('date'), '2009')).toBe('2009');
  });

  it('shows an economy by its APEC name and links to it', () => {
    const hrefOf = (key: string) => `/economies/${key}`;
    render(
      <div>{displayField(spec('links', { options: economies, hrefOf }), ['HKG', 'TWN'])}</div>,
    );
    expect(screen.getByRole('link', { name: 'Hong Kong, China' }).getAttribute('href')).toBe(
      '/economies/HKG',
    );
    expect(screen.getAllByRole('listitem')).toHaveLength(2);
  });

  it('shows nothing for what is not stated, but shows zero and no', () => {
    expect(shown(spec('number'), null)).toBe('');
    expect(shown(spec('links'), [])).toBe('');
    expect(shown(spec('number'), 0)).toBe('0');
    expect(shown(spec('boolean'), false)).toBe('No');
  });

  it('names the currency of an amount', () => {
    const amount = shown(spec('money'), '120000.00');
    expect(amount.replaceAll(/\s/g, ' ')).toBe('USD 120,000');
  });
});

describe('entering a field', () => {
  it('tells an emptied number from zero', async () => {
    render(<Host of={spec('number')} initial={5} />);
    await userEvent.clear(screen.getByLabelText('Field'));
    expect(value()).toBeNull();
    await userEvent.type(screen.getByLabelText('Field'), '0');
    expect(value()).toBe(0);
  });

  it('keeps several choices in the order in which they were made', async () => {
    render(<Host of={spec('links', { options: economies })} initial={null} />);
    await userEvent.click(screen.getByText('None chosen'));
    await userEvent.click(screen.getByLabelText('Chinese Taipei'));
    await userEvent.click(screen.getByLabelText('Hong Kong, China'));
    expect(value()).toEqual(['TWN', 'HKG']);
  });

  it('keeps a chosen value that is not among the options', () => {
    render(<Host of={spec('link', { options: economies })} initial="GONE" />);
    expect(screen.getByLabelText<HTMLSelectElement>('Field').value).toBe('GONE');
  });

  it('drops the day when a date turns out to be known to the month only', async () => {
    render(<Host of={spec('date')} initial="2013-06-17" />);
    await userEvent.selectOptions(screen.getByLabelText('Known to the'), 'month');
    expect(value()).toBe('2013-06');
  });

  it('empties a period when both its ends are gone', async () => {
    render(<Host of={spec('period')} initial={{ start: '2009', end: null }} />);
    await userEvent.clear(screen.getByLabelText('Field, Start: Year'));
    await userEvent.tab();
    expect(value()).toBeNull();
  });

  it('sets a month without inventing a day', async () => {
    render(<Host of={spec('date')} initial={null} />);
    await userEvent.selectOptions(screen.getByLabelText('Known to the'), 'month');
    await userEvent.type(screen.getByLabelText('Field: Year'), '2013');
    await userEvent.tab();
    await userEvent.selectOptions(screen.getByLabelText('Field: Month'), 'June');
    expect(value()).toBe('2013-06');
  });

  it('splits tags at semicolons, so that a comma may stand in a name', async () => {
    render(<Host of={spec('tags')} initial={null} />);
    await userEvent.type(screen.getByLabelText('Field'), 'Hong Kong, China; aeo;');
    await userEvent.tab();
    expect(value()).toEqual(['Hong Kong, China', 'aeo']);
  });
});

describe('filtering by a field', () => {
  it('offers choices for what is chosen and years for what is dated', () => {
    expect(filterOf(spec('links', { options: economies }))?.type).toBe('options');
    expect(filterOf(spec('period'))?.type).toBe('years');
    expect(filterOf(spec('longText'))).toBeUndefined();
  });

  it('groups the fields that have several controls', () => {
    expect(isGroup('period')).toBe(true);
    expect(isGroup('text')).toBe(false);
  });
});
