import { describe, expect, it } from 'vitest';
import type { Trace } from '../../api';
import { groupId, looseOf, MOST_OF_A_KIND, modelOf } from './model';
import { shortOf, titleOf } from './names';

type Node = Trace['nodes'][number];

const node = (
  ref: string,
  kind: Node['kind'],
  direction: Node['direction'] = 'downstream',
): Node => ({ ref, kind, title: ref, status: null, path: `/api/v1/x/${ref}`, direction });

const edge = (pair: string) => {
  const [from = '', to = ''] = pair.split('>');
  return { from, to, kind: 'link' };
};

const ANSWERS = MOST_OF_A_KIND + 4;
const answers = Array.from({ length: ANSWERS }, (_, index) => `R.E${index}`);

const trace: Trace = {
  ref: 'P',
  kind: 'strategic_plan',
  nodes: [
    node('M', 'mandate', 'upstream'),
    node('P', 'strategic_plan', 'self'),
    node('P.FA1', 'focus_area'),
    node('P.FA2', 'focus_area'),
    node('W', 'work_plan'),
    node('A', 'activity'),
    node('R', 'recommendation'),
    ...answers.map((ref) => node(ref, 'implementation')),
  ],
  edges: [
    ...['M>P', 'P>P.FA1', 'P>P.FA2', 'P>W', 'W>A', 'P>A', 'P.FA1>A', 'A>R', 'P>R'].map(edge),
    ...answers.map((ref) => edge(`R>${ref}`)),
  ],
  counts: [
    { direction: 'downstream', kind: 'implementation', count: 309, left_off: 289, records: '/x' },
  ],
  orphans: [],
};

describe('the graph of a trace', () => {
  it('draws the line from mandate to evidence, without what a longer way tells', () => {
    const { kinds, links } = modelOf(trace, {});
    expect(kinds).toEqual([
      'mandate',
      'strategic_plan',
      'focus_area',
      'activity',
      'recommendation',
      'implementation',
    ]);
    expect(links.map(({ from, to }) => `${from}>${to}`).sort()).toEqual([
      'A>R',
      'M>P',
      'P.FA1>A',
      'P>P.FA1',
      'P>P.FA2',
      `R>${groupId('implementation')}`,
    ]);
  });

  it('stands many of a kind together, as many as there are and not as many as were sent', () => {
    const group = modelOf(trace, {}).drawn.find(({ id }) => id === groupId('implementation'));
    expect(group?.count).toBe(309);
  });

  it('shows a chosen one of many beside the others', () => {
    const { drawn } = modelOf(trace, { chosen: 'R.E3' });
    expect(drawn.filter(({ kind }) => kind === 'implementation').map(({ count }) => count)).toEqual(
      [1, 308],
    );
  });

  it('narrows to what led to the chosen one and what came of it', () => {
    const { drawn } = modelOf(trace, { chosen: 'P.FA2', isNarrow: true });
    expect(drawn.map(({ id }) => id)).toEqual(['M', 'P', 'P.FA2']);
  });

  it('draws what stands beside the line where it is asked for', () => {
    const { kinds, links } = modelOf(trace, { isWide: true });
    expect(kinds).toContain('work_plan');
    expect(links).toContainEqual({ from: 'W', to: 'A' });
  });

  it('tells which aims no activity follows from', () => {
    expect([...looseOf(trace)]).toEqual(['P.FA2']);
    expect([...looseOf({ ...trace, orphans: null })]).toEqual([]);
  });

  it('calls no aim loose whose activities may be among those left off, unless a check does', () => {
    const cut = {
      direction: 'downstream' as const,
      kind: 'activity' as const,
      count: 201,
      left_off: 200,
      records: '/x',
    };
    const check = { code: 'x', title: 'X', count: 7, records: '/x', examples: ['P.FA9'] };
    expect([...looseOf({ ...trace, counts: [cut], orphans: [check] })]).toEqual(['P.FA9']);
  });
});

describe('names', () => {
  it('calls the parts of a plan by their labels', () => {
    expect(shortOf(node('CTWG-2018-2022.O6.ii', 'kpi')).label).toBe('O6.ii');
  });

  it('does not end a title in the middle of a word', () => {
    const title = `${'word '.repeat(39)}wordy`;
    expect(titleOf({ ...node('A', 'activity'), title }).endsWith('word …')).toBe(true);
  });
});
