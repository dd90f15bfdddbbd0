/** A file by drag and drop, or by a button: the native chooser, so that every keyboard has it. */
import { useId, useState } from 'preact/hooks';
import { Icon } from '../icon/icon';
import './file-drop.css';

interface FileDropProps {
  /** What may be dropped, in words. */
  label: string;
  button: string;
  /** The endings of names that the chooser offers. */
  accept: string;
  hint?: string | undefined;
  /** In one line, where something else is the main thing. */
  isSmall?: boolean;
  onFile: (file: File) => void;
}

export function FileDrop({ label, button, accept, hint, isSmall, onFile }: FileDropProps) {
  const id = useId();
  const [isOver, setOver] = useState(false);
  return (
    <div
      class={`file-drop no-print ${isOver ? 'over' : ''} ${isSmall ? 'small-drop' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer?.files[0];
        if (file) onFile(file);
      }}
    >
      <p class="file-drop-label">{label}</p>
      <input
        id={id}
        class="visually-hidden file-drop-input"
        type="file"
        accept={accept}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          // Emptied first, so that the same name can be chosen again after it was mended.
          if (file) onFile(file);
          currentTarget.value = '';
        }}
      />
      <label class="button file-drop-button" for={id}>
        <Icon name="plus" />
        {button}
      </label>
      {hint && <p class="small faint">{hint}</p>}
    </div>
  );
}
