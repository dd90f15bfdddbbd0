/** Which columns of a list are shown. The choice is in the address, as filters and order are. */
import { Choices } from '../../fields/choices/choices';
import { views as words } from '../../lib/dictionary/views';
import { type Params, splitList } from '../../lib/query';
import type { Column } from '../data-table/data-table';
import { Dropdown } from '../dropdown/dropdown';

/** What a list without a choice shows is said by leaving the choice out. */
export const COLUMNS = 'columns';

/** The columns to show: those chosen, and always the one that names the row. */
export function shownColumns<Row>(columns: readonly Column<Row>[], choice: string) {
  const chosen = splitList(choice);
  const isChosen = columns.some(({ name }) => chosen.includes(name));
  return isChosen
    ? columns.filter(({ name, isTitle }) => isTitle ?? chosen.includes(name))
    : columns;
}

interface ColumnChoiceProps<Row> {
  columns: readonly Column<Row>[];
  /** As it stands in the address. */
  chosen: string;
  onChange: (changes: Params) => void;
}

export function ColumnChoice<Row>({ columns, chosen, onChange }: ColumnChoiceProps<Row>) {
  const optional = columns.filter(({ isTitle }) => !isTitle);
  const shown = shownColumns(columns, chosen).map(({ name }) => name);
  const values = optional.map(({ name }) => name).filter((name) => shown.includes(name));
  return (
    <Dropdown label={words.columns} count={values.length < optional.length ? values.length : 0}>
      <Choices
        label={words.columns}
        options={optional.map(({ name, label }) => ({ value: name, label }))}
        values={values}
        onChange={(next) => {
          const isAll = next.length === optional.length || next.length === 0;
          const ordered = optional.map(({ name }) => name).filter((name) => next.includes(name));
          onChange({ [COLUMNS]: isAll ? '' : ordered.join(',') });
        }}
      />
    </Dropdown>
  );
}
