import { render } from '@testing-library/preact';
import { expect, it } from 'vitest';
import { Sparkline } from './sparkline';

it('draws nothing for a single point: one point has no direction', () => {
  const { container } = render(<Sparkline points={[{ on: '2020-01-01', value: 3 }]} target={5} />);
  expect(container.querySelector('svg')).toBeNull();
});

it('keeps the target inside the drawing, above values that fall short of it', () => {
  const points = [
    { on: '2020-01-01', value: 0 },
    { on: '2021-01-01', value: 5 },
  ];
  const { container } = render(<Sparkline points={points} target={10} />);
  // 28 high with an edge of 3: 0 stands at 25, 5 at 14, and the target at 3.
  expect(container.querySelector('.line-measured')?.getAttribute('d')).toBe('M3 25L93 14');
  expect(container.querySelector('.line-aim')?.getAttribute('d')).toBe('M0 3H96');
});
