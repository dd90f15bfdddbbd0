import { render } from '@testing-library/preact';
import { expect, it } from 'vitest';
import { focusHeading, usePageTitle } from './page';

function Heading({ title }: { title: string }) {
  usePageTitle(title);
  return (
    <main>
      <h1 tabIndex={-1}>{title}</h1>
    </main>
  );
}

const focused = () => document.activeElement?.textContent;

it('keeps the focus on the heading when the loaded page takes the place of its skeleton', () => {
  const { rerender } = render(<Heading key="loading" title="CTWG-2018-A03" />);
  focusHeading();
  expect(focused()).toBe('CTWG-2018-A03');
  rerender(<Heading key="loaded" title="STAR XI" />);
  expect(focused()).toBe('STAR XI');
  expect(document.title).toBe('STAR XI · CTWG Tracker');
});

it('does not take the focus from somebody who went on already', () => {
  const { rerender } = render(<Heading key="loading" title="CTWG-2018-A03" />);
  focusHeading();
  dispatchEvent(new Event('keydown'));
  rerender(<Heading key="loaded" title="STAR XI" />);
  expect(document.activeElement).toBe(document.body);
});
