import { render, screen, within } from '@testing-library/preact';
import { beforeAll, expect, it, vi } from 'vitest';
import type { Trace, TraceNode } from '../../api';
import { Chain, stepsOf } from './chain';

const node = (kind: TraceNode['kind'], ref: string, direction: TraceNode['direction']) =>
  ({ kind, ref, direction, title: `Title of ${ref}`, path: '', status: null }) as TraceNode;

// Two focus areas, of which an activity follows from one; of 12 recommendations 2 are at hand.
const trace = {
  ref: 'P',
  kind: 'strategic_plan',
  nodes: [
    node('mandate', 'M1', 'upstream'),
    node('strategic_plan', 'P', 'self'),
    node('focus_area', 'P.FA1', 'downstream'),
    node('focus_area', 'P.FA2', 'downstream'),
    node('activity', 'A1', 'downstream'),
    node('recommendation', 'R1', 'downstream'),
    node('recommendation', 'R2', 'downstream'),
  ],
  edges: [
    { from: 'M1', to: 'P', link: 'mandate' },
    { from: 'P', to: 'P.FA1', link: 'part' },
    { from: 'P', to: 'P.FA2', link: 'part' },
    { from: 'P.FA1', to: 'A1', link: 'focus_area' },
    { from: 'A1', to: 'R1', link: 'source' },
  ],
  counts: [
    { direction: 'upstream', kind: 'mandate', count: 1, left_off: 0, records: null },
    { direction: 'downstream', kind: 'recommendation', count: 12, left_off: 10, records: null },
  ],
  orphans: [],
} as unknown as Trace; // Of the answer only what the steps are made of.

const kinds = ['mandate', 'strategic_plan', 'focus_area', 'activity', 'recommendation'] as const;

beforeAll(() => {
  vi.stubGlobal('fetch', () => new Promise<Response>(() => undefined));
});

it('counts what is at hand and what is left off, step by step', () => {
  expect(stepsOf(trace, kinds).map(({ count }) => count)).toEqual([1, 1, 2, 1, 12]);
});

it('puts the steps in order, and says at which of them something hangs in the air', () => {
  render(<Chain trace={trace} kinds={kinds} />);
  const [chain] = screen.getAllByRole('list');
  const steps = [...(chain?.children ?? [])] as HTMLElement[];
  expect(steps.map((step) => step.querySelector('summary')?.textContent)).toEqual([
    'Mandates',
    'Plan',
    'Focus areas',
    'Activities',
    'Recommendations',
  ]);
  const loose = steps.map((step) => within(step).queryByText(/^In the air/)?.textContent);
  expect(loose).toEqual([undefined, undefined, 'In the air: 1', undefined, undefined]);
  expect(screen.getAllByText('hangs in the air')).toHaveLength(1);
  expect(steps.map((step) => step.querySelector('details')?.open)).toEqual([
    false,
    true,
    false,
    false,
    false,
  ]);
});
