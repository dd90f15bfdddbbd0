import { fireEvent, render, screen } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import { Graph } from './graph';

const layers = [
  { name: 'plan', label: 'Plan', width: 80 },
  { name: 'area', label: 'Focus areas', width: 60 },
  { name: 'activity', label: 'Activities', width: 140 },
];
const elements = [
  { id: 'P', layer: 0, text: 'P', words: 'Plan P', isSelf: true },
  { id: 'FA1', layer: 1, label: 'FA1', text: '', words: 'Focus area FA1' },
  { id: 'FA2', layer: 1, label: 'FA2', text: '', words: 'Focus area FA2' },
  { id: 'A', layer: 2, text: 'A workshop on whole words', words: 'Activity A' },
];
const links = [
  { from: 'P', to: 'FA1' },
  { from: 'P', to: 'FA2' },
  { from: 'FA1', to: 'A' },
];

function graph(chosen?: string) {
  const onChoose = vi.fn();
  const drawn = render(
    <Graph
      title="The trace"
      reading="Four records."
      twin={() => ({ header: ['Reference'], rows: [['P']] })}
      layers={layers}
      elements={elements}
      links={links}
      chosen={chosen}
      onChoose={onChoose}
    />,
  );
  return { ...drawn, onChoose };
}

const node = (container: Element, id: string) => {
  const found = container.querySelector<SVGGElement>(`[data-id="${id}"]`);
  if (!found) throw new Error(`${id} is not drawn.`);
  return found;
};

describe('graph', () => {
  it('lights the chain of the chosen element both ways and dims the rest', () => {
    const { container } = graph('FA1');
    expect(node(container, 'FA2').classList.contains('dim')).toBe(true);
    for (const id of ['P', 'FA1', 'A']) {
      expect(node(container, id).classList.contains('dim')).toBe(false);
    }
    expect(container.querySelectorAll('.graph-link.lit')).toHaveLength(2);
  });

  it('is one stop for the Tab key, at the record itself first', () => {
    const { container } = graph();
    const stops = [...container.querySelectorAll('.graph-node[tabindex="0"]')];
    expect(stops).toEqual([node(container, 'P')]);
  });

  it('is walked along the links, and Enter chooses', () => {
    const { container, onChoose } = graph();
    const svg = screen.getByRole('group', { name: 'The trace' });
    fireEvent.focus(node(container, 'FA1'));
    fireEvent.keyDown(svg, { key: 'Enter' });
    expect(onChoose).toHaveBeenCalledWith('FA1');
  });

  it('lets go of what was chosen when it is chosen again', () => {
    const { container, onChoose } = graph('A');
    fireEvent.click(node(container, 'A'));
    expect(onChoose).toHaveBeenCalledWith(undefined);
  });

  it('breaks its words between words', () => {
    const { container } = graph();
    const lines = [...node(container, 'A').querySelectorAll('text')].map(
      (each) => each.textContent,
    );
    expect(lines.join(' ')).toBe('A workshop on whole words');
  });
});
