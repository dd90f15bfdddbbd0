import { fireEvent, render, screen } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { FileDrop } from './file-drop';

const sheet = (text: string) => new File([text], 'rows.csv', { type: 'text/csv' });

function drop() {
  const onFile = vi.fn<(file: File) => void>();
  render(<FileDrop label="Drop it" button="Choose a file" accept=".csv" onFile={onFile} />);
  return onFile;
}

it('hands over the chosen file, and the next one of the same name', async () => {
  const onFile = drop();
  const input = screen.getByLabelText<HTMLInputElement>('Choose a file');
  await userEvent.upload(input, sheet('a'));
  await userEvent.upload(input, sheet('b'));
  expect(onFile).toHaveBeenCalledTimes(2);
  expect(await onFile.mock.calls[1]?.[0].text()).toBe('b');
});

it('takes a file that is dropped on it', () => {
  const onFile = drop();
  const zone = screen.getByText('Drop it').parentElement;
  if (!zone) throw new Error('There is no zone.');
  const event = new Event('drop', { bubbles: true });
  Object.defineProperty(event, 'dataTransfer', { value: { files: [sheet('c')] } });
  fireEvent(zone, event);
  expect(onFile.mock.calls[0]?.[0].name).toBe('rows.csv');
});
