import { render, screen } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { useWidth } from './use-width';

function Shown() {
  const { element, width } = useWidth();
  return <div ref={element}>{`drawn ${width} wide`}</div>;
}

afterEach(() => {
  document.documentElement.style.removeProperty('font-size');
  vi.restoreAllMocks();
});

it('draws at the width that there is', () => {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(900);
  render(<Shown />);
  expect(screen.getByText('drawn 900 wide')).toBeTruthy();
});

it('draws narrower where the letters are larger, so that its own grow with them', () => {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(900);
  document.documentElement.style.fontSize = '24px';
  render(<Shown />);
  expect(screen.getByText('drawn 600 wide')).toBeTruthy();
});
