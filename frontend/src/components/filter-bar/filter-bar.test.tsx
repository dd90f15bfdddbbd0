import { render, screen } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { Filter } from '../../fields/types';
import type { Params } from '../../lib/query';
import { FilterBar } from './filter-bar';

const filters: Filter[] = [
  {
    type: 'options',
    name: 'economy',
    label: 'Economy',
    options: [
      { value: 'HKG', label: 'Hong Kong, China' },
      { value: 'VNM', label: 'Viet Nam' },
    ],
  },
  { type: 'years', name: 'start', label: 'Year' },
];

function bar(params: Params) {
  const onChange = vi.fn<(changes: Params) => void>();
  render(<FilterBar filters={filters} params={params} onChange={onChange} />);
  return onChange;
}

describe('filter bar', () => {
  it('shows what the address filters by, in words', () => {
    bar({ economy: 'HKG,VNM', start_after: '2013-01-01' });
    expect(
      screen.getByRole('button', { name: 'Remove filter Economy: Hong Kong, China' }),
    ).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Remove filter Economy: Viet Nam' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Remove filter Year: 2013–…' })).toBeTruthy();
  });

  it('adds a ticked value to those already there', async () => {
    const onChange = bar({ economy: 'HKG' });
    await userEvent.click(screen.getByRole('button', { name: /^Economy/ }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Viet Nam' }));
    expect(onChange).toHaveBeenCalledWith({ economy: 'HKG,VNM' });
  });

  it('takes one value off and keeps the others', async () => {
    const onChange = bar({ economy: 'HKG,VNM' });
    await userEvent.click(screen.getByRole('button', { name: 'Remove filter Economy: Viet Nam' }));
    expect(onChange).toHaveBeenCalledWith({ economy: 'HKG' });
  });

  it('clears every filter and the search at once', async () => {
    const onChange = bar({ q: 'cargo', economy: 'HKG', start_before: '2011-01-01' });
    await userEvent.click(screen.getByRole('button', { name: 'Clear all' }));
    expect(onChange).toHaveBeenCalledWith({
      q: '',
      economy: '',
      start_after: '',
      start_before: '',
    });
  });

  it('includes the whole last year, though the bound itself is not included', async () => {
    const onChange = bar({ start_before: '2011-01-01' });
    expect(screen.getByRole('button', { name: 'Remove filter Year: …–2010' })).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: /^Year/ }));
    await userEvent.clear(screen.getByLabelText('To'));
    await userEvent.type(screen.getByLabelText('To'), '2013');
    await userEvent.tab();
    expect(onChange).toHaveBeenLastCalledWith({ start_before: '2014-01-01' });
  });

  it('shows a filter that is reached by links only when it is active', () => {
    const byLink: Filter = {
      type: 'options',
      name: 'source_activity',
      label: 'Activity',
      options: [],
      isByLink: true,
    };
    const params = { source_activity: 'STAR-XI' };
    render(<FilterBar filters={[byLink]} params={params} onChange={() => undefined} />);
    expect(screen.getByRole('button', { name: 'Remove filter Activity: STAR-XI' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Activity/ })).toBeNull();
  });

  it('names the day where a link bounds by days', () => {
    bar({ start_before: '2020-06-15' });
    expect(
      screen.getByRole('button', { name: 'Remove filter Year: before 15 June 2020' }),
    ).toBeTruthy();
  });

  it('keeps a value that it has no name for', () => {
    bar({ economy: 'XYZ' });
    expect(screen.getByRole('button', { name: 'Remove filter Economy: XYZ' })).toBeTruthy();
  });

  it('searches a moment after the last key', async () => {
    const onChange = bar({});
    await userEvent.type(screen.getByRole('searchbox', { name: 'Search' }), 'food');
    await vi.waitFor(() => {
      expect(onChange).toHaveBeenCalledWith({ q: 'food' });
    });
    expect(onChange).toHaveBeenCalledTimes(1);
  });

  it('closes an open filter on Escape and gives the focus back', async () => {
    bar({});
    const button = screen.getByRole('button', { name: /^Economy/ });
    await userEvent.click(button);
    await userEvent.keyboard('{Escape}');
    expect(button.getAttribute('aria-expanded')).toBe('false');
    expect(document.activeElement).toBe(button);
  });
});
