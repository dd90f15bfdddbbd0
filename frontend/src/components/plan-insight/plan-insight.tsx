/** A page that is computed for one plan: the one in the address, or the chosen forum's own. */
import type { ComponentChildren } from 'preact';
import { useRoute } from 'preact-iso';
import { chosenForum, currentPlanOf } from '../../lib/forum';
import { messages } from '../../lib/messages';
import { Problem } from '../../lib/problem';
import { known, whenKnown } from '../../lib/reference';
import { useResource } from '../../lib/resource';
import { EmptyState } from '../empty-state/empty-state';
import { RecordHeader } from '../record-header/record-header';
import { RecordPage } from '../record-page/record-page';

interface PlanInsightProps<T> {
  title: string;
  /** Under which the answer is known while it loads. */
  name: string;
  ready: () => Promise<void>;
  read: (plan: string, signal: AbortSignal) => Promise<T>;
  children: (answer: T) => ComponentChildren;
}

const NONE = 404;

export function PlanInsight<T>({ title, name, ready, read, children }: PlanInsightProps<T>) {
  const { key } = useRoute().params;
  const forum = chosenForum.value;
  const loaded = useResource(`${name}/${key ?? `of ${forum}`}`, async (signal) => {
    await Promise.all([ready(), whenKnown('plans')]);
    const plan = key ?? currentPlanOf(known('plans'), forum)?.ref;
    if (plan === undefined) throw new Problem({ title: messages.plan.none, status: NONE });
    return read(plan, signal);
  });
  if (loaded.error?.status === NONE && key === undefined) {
    return (
      <div class="page">
        <RecordHeader title={title} />
        <EmptyState title={messages.plan.none} />
      </div>
    );
  }
  return (
    <RecordPage loaded={loaded} title={title} trail={[]}>
      {children}
    </RecordPage>
  );
}
