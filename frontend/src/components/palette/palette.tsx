/**
 * Search from anywhere: records, pages and what can be done, chosen from one list.
 *
 * Source of the keyboard and the roles: ARIA Authoring Practices Guide, combobox with a listbox.
 */
import { useLocation } from 'preact-iso';
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { palette as words } from '../../lib/dictionary/palette';
import { plural } from '../../lib/format';
import { Icon } from '../icon/icon';
import { type Entry, type EntryGroup, foundEntries, knownEntries, searchPage } from './entries';
import { useFound } from './found';
import './palette.css';

interface PaletteProps {
  nav: Parameters<typeof knownEntries>[0];
  /** What was typed already. */
  initial: string;
  onClose: () => void;
}

const NONE = -1;

interface OptionsProps {
  groups: readonly EntryGroup[];
  active: number;
  idOf: (place: number) => string;
  onChoose: (entry: Entry) => void;
}

/** Places count through all groups: the arrow keys know no groups. */
function Options({ groups, active, idOf, onChoose }: OptionsProps) {
  let place = NONE;
  return groups.map(({ label, entries }) => (
    <div key={label} role="group" aria-label={label}>
      <p class="palette-group" aria-hidden="true">
        {label}
      </p>
      {entries.map((entry) => {
        place += 1;
        return (
          <div
            key={entry.href}
            id={idOf(place)}
            class="palette-option"
            role="option"
            aria-selected={place === active}
            // The focus stays in the text.
            onMouseDown={(event) => {
              event.preventDefault();
            }}
            onClick={() => {
              onChoose(entry);
            }}
          >
            <span class="palette-label">{entry.label}</span>
            {entry.note && <span class="palette-note">{entry.note}</span>}
          </div>
        );
      })}
    </div>
  ));
}

/** The place after a key: around the end and the beginning, by way of the text itself. */
function moved(active: number, key: string, count: number): number | undefined {
  const places = count + 1;
  switch (key) {
    case 'ArrowDown':
      return ((active + 2) % places) - 1;
    case 'ArrowUp':
      return ((active + 1 + count) % places) - 1;
    default:
      return undefined;
  }
}

function useGroups(nav: PaletteProps['nav'], typed: string) {
  const { answer, isSearching, hasFailed } = useFound(typed);
  const groups = useMemo(() => {
    const found = answer ? foundEntries(answer) : [];
    return [...knownEntries(nav, typed), ...found];
  }, [nav, typed, answer]);
  return { groups, isSearching, hasFailed };
}

export function Palette({ nav, initial, onClose }: PaletteProps) {
  const { route } = useLocation();
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState(initial);
  const [active, setActive] = useState(NONE);
  const id = useId();
  const typed = text.trim();
  const { groups, isSearching, hasFailed } = useGroups(nav, typed);
  const entries = groups.flatMap((group) => group.entries);
  const idOf = (place: number) => `${id}-${place}`;

  // Before the next key: it is meant for the text in here.
  useLayoutEffect(() => {
    dialog.current?.showModal();
  }, []);
  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);

  const go = (href: string) => {
    dialog.current?.close();
    route(href);
  };
  const open = () => {
    const chosen = entries[active];
    if (chosen) go(chosen.href);
    else if (typed) go(searchPage(typed));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = moved(active, event.key, entries.length);
    if (next !== undefined) {
      event.preventDefault();
      setActive(next);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      open();
    }
  };
  const hasEntries = entries.length > 0;
  const told = hasEntries
    ? words.found(plural(entries.length, words.one, words.other))
    : words.nothing;
  return (
    <dialog
      ref={dialog}
      class="palette"
      aria-label={words.title}
      onClose={onClose}
      onClick={(event) => {
        // The backdrop belongs to the dialog; what lies in it does not.
        if (event.target === dialog.current) dialog.current?.close();
      }}
    >
      <div class="palette-box">
        <div class="palette-input">
          <Icon name="search" />
          <input
            type="text"
            role="combobox"
            aria-label={words.title}
            aria-expanded={hasEntries}
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={active === NONE ? undefined : idOf(active)}
            aria-describedby={`${id}-hint`}
            autoComplete="off"
            spellcheck={false}
            placeholder={words.placeholder}
            value={text}
            onInput={(event) => {
              setText(event.currentTarget.value);
              setActive(NONE);
            }}
            onKeyDown={onKeyDown}
          />
        </div>
        <div class="palette-list" id={`${id}-list`} role="listbox" aria-label={words.title}>
          <Options
            groups={groups}
            active={active}
            idOf={idOf}
            onChoose={({ href }) => {
              go(href);
            }}
          />
        </div>
        <div class="palette-foot">
          {typed && (
            <button
              type="button"
              class="button quiet"
              onClick={() => {
                go(searchPage(typed));
              }}
            >
              {words.all(typed)}
            </button>
          )}
          <p class="small faint" id={`${id}-hint`}>
            {words.hint}
          </p>
          <p class="small faint" role="status">
            {hasFailed && words.failed}
            {isSearching && words.searching}
            {!hasFailed && !isSearching && told}
          </p>
        </div>
      </div>
    </dialog>
  );
}
