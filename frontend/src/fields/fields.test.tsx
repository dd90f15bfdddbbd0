import { render, screen } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'preact/hooks';
import { describe, expect, it, vi } from 'vitest';
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

describe('rows', () => {
  const participants = spec('rows', {
    rowName: 'Participant',
    columns: [
      spec('enum', { name: 'economy', label: 'Economy', options: economies }),
      spec('number', { name: 'women', label: 'Women' }),
    ],
  });
  const output = () => JSON.parse(screen.getByRole('status').textContent) as unknown;

  it('are entered one by one, and 0 is not the same as nothing', async () => {
    render(<Host of={participants} initial={[]} />);
    await userEvent.click(screen.getByRole('button', { name: 'Add participant' }));
    await userEvent.selectOptions(screen.getByLabelText('Economy'), 'HKG');
    await userEvent.type(screen.getByLabelText('Women'), '0');
    expect(output()).toEqual([{ economy: 'HKG', women: 0 }]);
    await userEvent.clear(screen.getByLabelText('Women'));
    expect(output()).toEqual([{ economy: 'HKG', women: null }]);
  });

  it('are taken off by themselves, and the focus stays in the field', async () => {
    const initial = [{ economy: 'HKG' }, { economy: 'TWN' }];
    render(<Host of={participants} initial={initial} />);
    await userEvent.click(screen.getByRole('button', { name: 'Remove: Participant 1' }));
    expect(output()).toEqual([{ economy: 'TWN' }]);
    expect(document.activeElement?.textContent).toBe('Add participant');
  });

  it('are shown as a table of the columns that somebody filled in', () => {
    render(<div>{displayField(participants, [{ economy: 'HKG', women: null }])}</div>);
    expect(screen.getAllByRole('columnheader').map((cell) => cell.textContent)).toEqual([
      'Economy',
    ]);
    expect(screen.getByRole('cell').textContent).toBe('Hong Kong, China');
    expect(displayField(participants, [])).toBeNull();
  });
});

describe('a reference', () => {
  it('suggests records that fit and takes what is typed all the same', async () => {
    const suggest = vi.fn(() => Promise.resolve([{ value: 'CTWG-2018-A03', label: 'STAR X' }]));
    render(<Host of={spec('ref', { suggest })} initial={null} />);
    await userEvent.type(screen.getByLabelText('Field'), 'STAR');
    await vi.waitFor(() => {
      expect(document.querySelector('datalist option')?.getAttribute('value')).toBe(
        'CTWG-2018-A03',
      );
    });
    expect(suggest).toHaveBeenLastCalledWith('STAR', expect.any(AbortSignal));
    expect(screen.getByRole('status').textContent).toBe('"STAR"');
  });

  it('leads to the record', () => {
    const { container } = render(
      <div>{displayField(spec('ref', { hrefOf: (ref) => `/activities/${ref}` }), 'A1')}</div>,
    );
    expect(container.querySelector('a')?.getAttribute('href')).toBe('/activities/A1');
  });
});

it('writes a number that is a name without separators', () => {
  expect(shown(spec('number', { isName: true }), 2018)).toBe('2018');
  expect(shown(spec('number'), 2018)).toBe('2,018');
});

describe('a choice that has to be made', () => {
  it('cannot be taken back to nothing once it is made', async () => {
    render(<Host of={spec('enum', { options: economies, isRequired: true })} initial={null} />);
    expect(screen.getByRole('option', { name: 'Choose' })).toBeTruthy();
    await userEvent.selectOptions(screen.getByLabelText('Field'), 'HKG');
    expect(screen.queryByRole('option', { name: 'Choose' })).toBeNull();
    expect(value()).toBe('HKG');
  });

  it('can be left open again where it is no duty', async () => {
    render(<Host of={spec('enum', { options: economies })} initial="HKG" />);
    await userEvent.selectOptions(screen.getByLabelText('Field'), 'Choose');
    expect(value()).toBeNull();
  });
});
