/** A form's hold on its draft: what was left there, and what is typed now. */
import { useState } from 'preact/hooks';
import {
  type Attempt,
  type Draft,
  dropAgedDrafts,
  dropDraft,
  readDraft,
  writeDraft,
} from './draft';
import type { Tagged } from './http';
import type { Values } from './merge';
import { principal } from './session';

interface DraftSource {
  /** Under which the draft is kept; one for each record and purpose. */
  name: string;
  /** What the draft is called where drafts are listed. */
  title?: string;
  /** False where what is typed must not be kept, as with a password. */
  keepsDraft?: boolean;
}

/** Keeps what is typed, for the account that began to type it. */
export function useDraftKeeper({ name, title, keepsDraft = true }: DraftSource) {
  const [keeper] = useState(() => {
    dropAgedDrafts();
    const account = principal.peek();
    const left = keepsDraft ? readDraft(account, name) : undefined;
    return { account, left, by: left?.by ?? crypto.randomUUID() };
  });
  const [isKept, setKept] = useState<boolean>();
  return {
    isKept,
    left: keeper.left,
    keep: (values: Values, base: Tagged<Values>, attempt: Attempt | undefined) => {
      if (!keepsDraft) return;
      const draft: Draft = {
        values,
        base,
        savedAt: new Date().toISOString(),
        by: keeper.by,
        title,
        href: location.pathname + location.search,
        attempt,
      };
      setKept(writeDraft(keeper.account, name, draft));
    },
    /** After a save: another window's draft of the same record stays. */
    release: () => {
      dropDraft(keeper.account, name, keeper.by);
    },
    drop: () => {
      dropDraft(keeper.account, name);
      setKept(undefined);
    },
  };
}
