/** Declared filters over a list. Their state is the address; what is active can be taken off. */
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Choices } from '../../fields/choices/choices';
import type { Filter } from '../../fields/types';
import { messages } from '../../lib/messages';
import { labelOf } from '../../lib/options';
import { type Params, splitList, toggled } from '../../lib/query';
import { Icon } from '../icon/icon';
import './filter-bar.css';

interface FilterBarProps {
  filters: readonly Filter[];
  params: Params;
  onChange: (changes: Params) => void;
  /** Beside the search: a sort menu, exports. */
  children?: ComponentChildren;
}

const SEARCH_DELAY_MS = 300;

interface Chip {
  key: string;
  label: string;
  value: string;
  without: Params;
}

const boundsOf = (name: string) => ({ after: `${name}_after`, before: `${name}_before` });

/** The API's bounds: `_after` includes its day, `_before` does not. People mean whole years. */
const yearStart = (year: string): string => (year ? `${year}-01-01` : '');
const yearEnd = (year: string): string => (year ? `${Number(year) + 1}-01-01` : '');
const firstYear = (date: string | undefined): string => (date ?? '').slice(0, 4);
const lastYear = (date: string | undefined): string =>
  date ? String(Number(date.slice(0, 4)) - 1) : '';

export function chipsOf(filters: readonly Filter[], params: Params): Chip[] {
  return filters.flatMap((filter): Chip[] => {
    const { name, label } = filter;
    if (filter.type === 'options') {
      const values = splitList(params[name]);
      return values.map((value) => ({
        key: `${name}=${value}`,
        label,
        value: labelOf(filter.options, value),
        without: { [name]: toggled(values, value).join(',') },
      }));
    }
    const { after, before } = boundsOf(name);
    const [from, to] = [firstYear(params[after]), lastYear(params[before])];
    if (!from && !to) return [];
    const value = `${from || '…'}–${to || '…'}`;
    return [{ key: name, label, value, without: { [after]: '', [before]: '' } }];
  });
}

const isOffered = (filter: Filter): boolean => filter.type !== 'options' || !filter.isByLink;

/** Every parameter that the filters own, emptied. */
export function clearedParams(filters: readonly Filter[]): Params {
  const names = filters.flatMap(({ type, name }) =>
    type === 'options' ? [name] : Object.values(boundsOf(name)),
  );
  return Object.fromEntries(['q', ...names].map((name) => [name, '']));
}

/** A button that opens a panel below it; closes on Escape, and when the focus or click leaves. */
function Dropdown({
  label,
  count,
  children,
}: {
  label: string;
  count: number;
  children: ComponentChildren;
}) {
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panelId = useId();
  useEffect(() => {
    if (!isOpen) return undefined;
    const onLeave = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener('pointerdown', onLeave);
    document.addEventListener('focusin', onLeave);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('pointerdown', onLeave);
      document.removeEventListener('focusin', onLeave);
      document.removeEventListener('keydown', onKey);
    };
  }, [isOpen]);
  return (
    <div class="dropdown" ref={root}>
      <button
        ref={button}
        type="button"
        class={`button dropdown-button ${count ? 'active' : ''}`}
        aria-expanded={isOpen}
        aria-controls={panelId}
        onClick={() => {
          setOpen(!isOpen);
        }}
      >
        {label}
        {count > 0 && <span class="dropdown-count">{count}</span>}
        <Icon name="chevron" />
      </button>
      <div class="dropdown-panel" id={panelId} hidden={!isOpen} role="group" aria-label={label}>
        {isOpen && children}
      </div>
    </div>
  );
}

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
            onChange({ [name]: next.join(',') });
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

export function FilterBar({ filters, params, onChange, children }: FilterBarProps) {
  const [isOpen, setOpen] = useState(false);
  const panelId = useId();
  const chips = chipsOf(filters, params);
  return (
    <div class="filter-bar">
      <div class="filter-bar-row no-print">
        <SearchBox
          value={params['q'] ?? ''}
          onChange={(q) => {
            onChange({ q });
          }}
        />
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
            {chips.length ? messages.list.filtersActive(chips.length) : messages.list.filters}
          </button>
        )}
        <div id={panelId} class={`filter-bar-filters ${isOpen ? 'open' : ''}`}>
          {filters.filter(isOffered).map((filter) => (
            <FilterControl key={filter.name} filter={filter} params={params} onChange={onChange} />
          ))}
        </div>
        {children && <div class="filter-bar-extra cluster">{children}</div>}
      </div>
      {(chips.length > 0 || params['q']) && (
        <ul class="filter-chips" aria-label={messages.list.active}>
          {params['q'] && (
            <li>
              <ChipButton
                label={messages.list.search}
                value={`“${params['q']}”`}
                onRemove={() => {
                  onChange({ q: '' });
                }}
              />
            </li>
          )}
          {chips.map(({ key, label, value, without }) => (
            <li key={key}>
              <ChipButton
                label={label}
                value={value}
                onRemove={() => {
                  onChange(without);
                }}
              />
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
      )}
    </div>
  );
}

function ChipButton({
  label,
  value,
  onRemove,
}: {
  label: string;
  value: string;
  onRemove: () => void;
}) {
  return (
    <button
      type="button"
      class="filter-chip"
      aria-label={messages.list.remove(label, value)}
      onClick={onRemove}
    >
      <span class="faint">{label}:</span> {value}
      <Icon name="close" />
    </button>
  );
}
