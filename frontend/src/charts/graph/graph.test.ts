import { describe, expect, it } from 'vitest';
import { laidOut, pathOf } from './layout';
import { chainOf, reduced, without } from './links';
import { crossingsOf, ordered } from './order';
import { walked } from './walk';

const link = (pair: string) => {
  const [from = '', to = ''] = pair.split('>');
  return { from, to };
};
const links = (...pairs: string[]) => pairs.map(link);

describe('links', () => {
  it('follows a chain both ways, and not the other branches of what led to it', () => {
    const all = links('m>p', 'p>a', 'p>b', 'a>x', 'b>y');
    expect([...chainOf('a', all)].sort()).toEqual(['a', 'm', 'p', 'x']);
  });

  it('leaves out what a longer way already tells', () => {
    expect(reduced(links('p>f', 'f>a', 'p>a', 'p>a'))).toEqual(links('p>f', 'f>a'));
  });

  it('joins what stood above and below one that goes', () => {
    expect(without(links('p>w', 'w>a', 'w>b', 'p>c'), new Set(['w']))).toEqual(
      links('p>c', 'p>a', 'p>b'),
    );
  });
});

describe('order', () => {
  it('counts crossings between two layers', () => {
    const layers = [
      ['a', 'b'],
      ['x', 'y'],
    ];
    expect(crossingsOf(layers, links('a>y', 'b>x'))).toBe(1);
    expect(crossingsOf(layers, links('a>x', 'b>y'))).toBe(0);
  });

  it('untangles what can be untangled', () => {
    const layers = [
      ['a', 'b', 'c'],
      ['x', 'y', 'z'],
      ['1', '2', '3'],
    ];
    const tangled = links('a>z', 'b>y', 'c>x', 'x>1', 'y>3', 'z>2');
    expect(crossingsOf(layers, tangled)).toBe(4);
    expect(crossingsOf(ordered(layers, tangled), tangled)).toBe(0);
  });

  it('never makes it worse', () => {
    const layers = [
      ['a', 'b'],
      ['x', 'y'],
    ];
    const all = links('a>x', 'a>y', 'b>x', 'b>y');
    expect(crossingsOf(ordered(layers, all), all)).toBe(1);
  });
});

describe('layout', () => {
  const elements = [
    { id: 'a', layer: 0, height: 20 },
    { id: 'b', layer: 1, height: 20 },
    { id: 'c', layer: 2, height: 20 },
  ];
  const room = { widths: [50, 60, 70], across: 30, down: 10 };

  it('gives each layer its column, and each link a way from edge to edge', () => {
    const layout = laidOut(elements, links('a>b', 'b>c'), room);
    expect(layout.boxes.get('b')).toEqual({ x: 80, y: 0, width: 60, height: 20 });
    expect(layout.width).toBe(240);
    expect(layout.routes[1]?.points).toEqual([
      { x: 140, y: 10 },
      { x: 170, y: 10 },
    ]);
  });

  it('leads a link that passes a layer around what stands there', () => {
    const layout = laidOut(elements, links('a>b', 'a>c'), room);
    const [, passing] = layout.routes;
    const b = layout.boxes.get('b');
    expect(passing?.points).toHaveLength(4);
    for (const { x, y } of passing?.points ?? []) {
      const isInside = b && x > b.x && x < b.x + b.width && y > b.y && y < b.y + b.height;
      expect(isInside).toBe(false);
    }
    expect(layout.height).toBe(34);
    expect(layout.order).toEqual([['a'], ['b'], ['c']]);
  });

  it('draws a curve between layers and a level line through one', () => {
    const points = [
      { x: 0, y: 0 },
      { x: 10, y: 8 },
      { x: 20, y: 8 },
      { x: 30, y: 0 },
    ];
    expect(pathOf(points)).toBe('M0 0C5 0 5 8 10 8L20 8C25 8 25 0 30 0');
  });
});

it('walks along the links with the arrow keys, and up and down a layer', () => {
  const elements = ['a', 'b', 'x', 'y'].map((id, index) => ({
    id,
    layer: index < 2 ? 0 : 1,
    height: 20,
  }));
  const all = links('a>x', 'b>y', 'a>y');
  const layout = laidOut(elements, all, { widths: [50, 50], across: 30, down: 10 });
  expect(walked(layout, all, 'a', 'ArrowRight')).toBe('x');
  expect(walked(layout, all, 'y', 'ArrowLeft')).toBe('b');
  expect(walked(layout, all, 'a', 'ArrowDown')).toBe('b');
  expect(walked(layout, all, 'b', 'ArrowDown')).toBeUndefined();
  expect(walked(layout, all, 'a', 'End')).toBe('x');
});
