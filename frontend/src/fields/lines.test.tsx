import { render, screen } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'preact/hooks';
import { expect, it } from 'vitest';
import { lines, linesOf } from './lines';

const heard: string[][] = [];

function Harness({ initial }: { initial: string[] }) {
  const [value, setValue] = useState<string[] | null>(initial);
  return (
    <label>
      Sources
      <lines.Input
        id="sources"
        spec={{ type: 'lines', name: 'sources', label: 'Sources' }}
        value={value}
        onChange={(next) => {
          heard.push(next ?? []);
          setValue(next);
        }}
        describedBy={undefined}
        isInvalid={false}
      />
    </label>
  );
}

it('takes each line as a text, whatever marks it holds', () => {
  expect(linesOf('Plan, section I; IV\r\n\r\n https://example.org/a;b \n')).toEqual([
    'Plan, section I; IV',
    'https://example.org/a;b',
  ]);
});

it('lets a new line be begun below what is there', async () => {
  render(<Harness initial={['First']} />);
  const input = screen.getByLabelText<HTMLTextAreaElement>('Sources');
  await userEvent.type(input, '{Enter}Second');
  expect(input.value).toBe('First\nSecond');
  expect(heard.at(-1)).toEqual(['First', 'Second']);
});
