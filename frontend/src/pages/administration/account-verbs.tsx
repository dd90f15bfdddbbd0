/** Ending an account's access, giving it back, and ending its sessions alone. */
import { useState } from 'preact/hooks';
import type { VerbWords } from '../../components/verb-bar/verb-bar';
import { VerbDialog } from '../../components/verb-dialog/verb-dialog';
import type { Tagged } from '../../lib/http';
import { notify } from '../../lib/live';

export interface AccountVerb<Row> {
  words: VerbWords;
  perform: (idempotencyKey: string) => Promise<Tagged<Row>>;
}

interface AccountVerbsProps<Row> {
  verbs: readonly AccountVerb<Row>[];
  onChange: (record: Tagged<Row>) => void;
}

export function AccountVerbs<Row>({ verbs, onChange }: AccountVerbsProps<Row>) {
  const [open, setOpen] = useState<AccountVerb<Row>>();
  return (
    <>
      {verbs.map((verb) => (
        <button
          key={verb.words.label}
          type="button"
          class="button"
          onClick={() => {
            setOpen(verb);
          }}
        >
          {verb.words.label}
        </button>
      ))}
      {open && (
        <VerbDialog
          title={open.words.label}
          hint={open.words.hint}
          fields={[]}
          labelOf={() => undefined}
          perform={async (_, idempotencyKey) => {
            onChange(await open.perform(idempotencyKey));
            notify(open.words.done);
          }}
          onClose={() => {
            setOpen(undefined);
          }}
        />
      )}
    </>
  );
}
