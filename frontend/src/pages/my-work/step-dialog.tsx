/** A step on an item's record, in a dialog over the list: read first, so that it is filled in. */
import { useEffect, useState } from 'preact/hooks';
import type { AttentionItem } from '../../api';
import { VerbDialog } from '../../components/verb-dialog/verb-dialog';
import { attention as words } from '../../lib/dictionary/attention';
import { notify } from '../../lib/live';
import { asProblem } from '../../lib/problem';
import { type Opened, settlers } from './settlers';
import { resourceOf } from './settling';

interface StepDialogProps {
  item: AttentionItem;
  /** As the API calls it. */
  verb: string;
  onClose: () => void;
  /** It is settled, here or by somebody else meanwhile. */
  onSettled: () => void;
}

export function StepDialog({ item, verb, onClose, onSettled }: StepDialogProps) {
  const [opened, setOpened] = useState<Opened>();
  const { path, ref, title } = item;
  useEffect(() => {
    let isLeft = false;
    const open = async () => {
      try {
        const found = await settlers[resourceOf(path)]?.(ref ?? '', verb);
        if (isLeft) return;
        if (found) {
          setOpened(found);
        } else {
          notify(words.moved, 'info');
          onSettled();
        }
      } catch (error) {
        if (isLeft) return;
        notify(asProblem(error).title, 'bad');
        onClose();
      }
    };
    void open();
    return () => {
      isLeft = true;
    };
    // It is opened once; what the handlers close over does not change what is read.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [path, ref, verb]);
  if (!opened) return null;
  return (
    <VerbDialog
      title={opened.words.label}
      hint={opened.words.hint}
      fields={opened.fields}
      initial={opened.initial}
      about={
        <>
          <p class="prose">
            <strong>{title}</strong>
          </p>
          {opened.about}
        </>
      }
      labelOf={opened.labelOf}
      perform={async (values, idempotencyKey) => {
        await opened.perform(values, idempotencyKey);
        notify(opened.words.done);
        onSettled();
      }}
      onClose={onClose}
    />
  );
}
