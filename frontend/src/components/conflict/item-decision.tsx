/** A list that two people changed: every item, what became of it, and a tick for what stays. */
import { displayField } from '../../fields/registry';
import type { FieldSpec } from '../../fields/types';
import { conflict as words } from '../../lib/dictionary/editing';
import { type Conflict, isSame, type ItemChange, itemChanges } from '../../lib/merge';

interface ItemDecisionProps {
  spec: FieldSpec;
  conflict: Conflict;
  value: readonly unknown[];
  onChange: (value: readonly unknown[]) => void;
}

const remark = ({ change, by }: ItemChange): string | undefined =>
  change === 'kept' || by === 'nobody' ? undefined : words.item[change][by];

export function ItemDecision({ spec, conflict, value, onChange }: ItemDecisionProps) {
  const items = itemChanges(conflict);
  // A link inside of what is ticked would lead away from the merge.
  const unlinked = { ...spec };
  delete unlinked.hrefOf;
  const isTicked = (item: unknown) => value.some((other) => isSame(other, item));
  // In the order of the list, whatever the order in which they are ticked.
  const toggle = (item: unknown) => {
    onChange(
      items
        .filter((each) => (each.item === item ? !isTicked(item) : isTicked(each.item)))
        .map((each) => each.item),
    );
  };
  return (
    <>
      <p class="small faint">{words.items}</p>
      <ul class="conflict-items">
        {items.map((each, place) => (
          <li key={place}>
            <label class="choice">
              <input
                type="checkbox"
                checked={isTicked(each.item)}
                onChange={() => {
                  toggle(each.item);
                }}
              />
              <span>
                {displayField(unlinked, [each.item])}
                {remark(each) && <span class="conflict-remark">{remark(each)}</span>}
              </span>
            </label>
          </li>
        ))}
      </ul>
    </>
  );
}
