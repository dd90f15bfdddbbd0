/** Declared filters over a list. Their state is the address; what is active can be taken off. */
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Choices } from '../../fields/choices/choices';
import type { Filter } from '../../fields/types';
import { messages } from '../../lib/messages';
import { type Params, splitList } from '../../lib/query';
import { Dropdown } from '../dropdown/dropdown';
import { Icon } from '../icon/icon';
import {
  boundsOf,
  chipsOf,
  clearedParams,
  firstYear,
  isOffered,
  lastYear,
  yearEnd,
  yearStart,
} from './chips';
import './filter-bar.css';

interface FilterBarProps {
  filters: readonly Filter[];
  params: Params;
  onChange: (changes: Params) => void;
  /** False where there are no words to search. */
  hasSearch?: boolean | undefined;
  /** Beside the search: a sort menu, exports. */
  children?: ComponentChildren;
}

const SEARCH_DELAY_MS = 300;

function YearBound({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (year: string) => void;
}) {
  const id = useId();
  return (
    <div class="year-bound">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="number"
        inputMode="numeric"
        min={1989}
        max={2100}
        value={value}
        onChange={(event) => {
          if (event.currentTarget.validity.valid) onChange(event.currentTarget.value);
        }}
      />
    </div>
  );
}

function FilterControl({
  filter,
  params,
  onChange,
}: { filter: Filter } & Omit<FilterBarProps, 'filters'>) {
  const { name, label } = filter;
  if (filter.type === 'options') {
    const values = splitList(params[name]);
    return (
      <Dropdown label={label} count={values.length}>
        <Choices
          label={label}
          options={filter.options}
          values={values}
          onChange={(next) => {
            onChange({ [name]: (filter.isSingle ? next.slice(-1) : next).join(',') });
          }}
        />
      </Dropdown>
    );
  }
  const { after, before } = boundsOf(name);
  return (
    <Dropdown label={label} count={params[after] || params[before] ? 1 : 0}>
      <div class="year-bounds">
        <YearBound
          label={messages.list.from}
          value={firstYear(params[after])}
          onChange={(year) => {
            onChange({ [after]: yearStart(year) });
          }}
        />
        <YearBound
          label={messages.list.to}
          value={lastYear(params[before])}
          onChange={(year) => {
            onChange({ [before]: yearEnd(year) });
          }}
        />
      </div>
    </Dropdown>
  );
}

function SearchBox({ value, onChange }: { value: string; onChange: (words: string) => void }) {
  const id = useId();
  const [words, setWords] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    setWords(value);
  }, [value]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
    },
    [],
  );
  const commit = (next: string, delay: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      onChange(next.trim());
    }, delay);
  };
  return (
    <form
      class="search-box"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        commit(words, 0);
      }}
    >
      <label class="visually-hidden" for={id}>
        {messages.list.search}
      </label>
      <Icon name="search" />
      <input
        id={id}
        type="search"
        placeholder={messages.list.searchPlaceholder}
        value={words}
        onInput={(event) => {
          setWords(event.currentTarget.value);
          commit(event.currentTarget.value, SEARCH_DELAY_MS);
        }}
      />
    </form>
  );
}

function Chips({ filters, params, onChange }: FilterBarProps) {
  const words = params['q'];
  const chips = chipsOf(filters, params);
  if (chips.length === 0 && !words) return null;
  const all = words
    ? [{ key: 'q', label: messages.list.search, value: `“${words}”`, without: { q: '' } }, ...chips]
    : chips;
  return (
    <ul class="filter-chips" aria-label={messages.list.active}>
      {all.map(({ key, label, value, without }) => (
        <li key={key}>
          <button
            type="button"
            class="filter-chip"
            aria-label={messages.list.remove(label, value)}
            onClick={() => {
              onChange(without);
            }}
          >
            <span class="faint">{label}:</span> {value}
            <Icon name="close" />
          </button>
        </li>
      ))}
      <li class="no-print">
        <button
          type="button"
          class="button quiet"
          onClick={() => {
            onChange(clearedParams(filters));
          }}
        >
          {messages.list.clear}
        </button>
      </li>
    </ul>
  );
}

export function FilterBar(props: FilterBarProps) {
  const { filters, params, onChange, hasSearch = true, children } = props;
  const [isOpen, setOpen] = useState(false);
  const panelId = useId();
  const active = chipsOf(filters, params).length;
  return (
    <div class="filter-bar">
      <div class="filter-bar-row no-print">
        {hasSearch && (
          <SearchBox
            value={params['q'] ?? ''}
            onChange={(q) => {
              onChange({ q });
            }}
          />
        )}
        {filters.length > 0 && (
          <button
            type="button"
            class="button filter-bar-toggle"
            aria-expanded={isOpen}
            aria-controls={panelId}
            onClick={() => {
              setOpen(!isOpen);
            }}
          >
            <Icon name="filter" />
            {active > 0 ? messages.list.filtersActive(active) : messages.list.filters}
          </button>
        )}
        <div id={panelId} class={`filter-bar-filters ${isOpen ? 'open' : ''}`}>
          {filters.filter(isOffered).map((filter) => (
            <FilterControl key={filter.name} filter={filter} params={params} onChange={onChange} />
          ))}
        </div>
        {children && <div class="filter-bar-extra cluster">{children}</div>}
      </div>
      <Chips {...props} />
    </div>
  );
}
