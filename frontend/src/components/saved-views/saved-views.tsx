/** Views of a list by name: chosen, saved, renamed, deleted, and one that the list opens with. */
import { useId, useRef, useState } from 'preact/hooks';
import { views as words } from '../../lib/dictionary/views';
import { announce } from '../../lib/live';
import { messages } from '../../lib/messages';
import { type Params, searchOf } from '../../lib/query';
import { principal } from '../../lib/session';
import {
  removeView,
  renameView,
  saveView,
  toggleDefault,
  type View,
  viewsOf,
} from '../../lib/views';
import { Dropdown } from '../dropdown/dropdown';
import { Icon, type IconName } from '../icon/icon';
import './saved-views.css';

interface SavedViewsProps {
  /** The list's own address. */
  path: string;
  /** What is shown now. */
  query: Params;
}

interface NameFormProps {
  label: string;
  submitLabel: string;
  initial: string;
  onName: (name: string) => void;
}

function NameForm({ label, submitLabel, initial, onName }: NameFormProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  return (
    <form
      class="saved-views-form"
      onSubmit={(event) => {
        event.preventDefault();
        const name = input.current?.value.trim() ?? '';
        if (name) onName(name);
        else input.current?.focus();
      }}
    >
      <label class="small" for={id}>
        {label}
      </label>
      <div class="cluster">
        <input ref={input} id={id} type="text" maxLength={60} defaultValue={initial} required />
        <button type="submit" class="button">
          {submitLabel}
        </button>
      </div>
    </form>
  );
}

interface IconButtonProps {
  icon: IconName;
  label: string;
  isPressed?: boolean;
  onClick: () => void;
}

function IconButton({ icon, label, isPressed, onClick }: IconButtonProps) {
  return (
    <button
      type="button"
      class="button quiet"
      aria-pressed={isPressed}
      aria-label={label}
      title={label}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}

interface ViewItemProps {
  view: View;
  href: string;
  isShown: boolean;
  onDefault: () => void;
  onRename: () => void;
  onRemove: () => void;
}

function ViewItem({ view, href, isShown, onDefault, onRename, onRemove }: ViewItemProps) {
  const { name, isDefault = false } = view;
  return (
    <li class="saved-view">
      <a href={href} aria-current={isShown ? 'true' : undefined}>
        {name}
        {isDefault && <span class="small faint"> ({words.isDefault})</span>}
      </a>
      <IconButton
        icon={isDefault ? 'good' : 'neutral'}
        label={words.default(name)}
        isPressed={isDefault}
        onClick={onDefault}
      />
      <IconButton icon="pencil" label={words.rename(name)} onClick={onRename} />
      <IconButton icon="close" label={words.remove(name)} onClick={onRemove} />
    </li>
  );
}

export function SavedViews({ path, query }: SavedViewsProps) {
  const account = principal.value;
  const [, setRevision] = useState(0);
  const [renaming, setRenaming] = useState<string>();
  const views = viewsOf(account, path);
  const search = searchOf(query);
  const shown = views.find((view) => view.search === search && search !== '');
  const changed = (said: string) => {
    setRevision((count) => count + 1);
    setRenaming(undefined);
    announce(said);
  };
  return (
    <Dropdown label={shown?.name ?? words.label} count={0}>
      <div class="saved-views">
        {views.length === 0 && <p class="small faint">{words.none}</p>}
        {views.length > 0 && (
          <ul class="saved-views-list">
            <li class="saved-view">
              <a href={path} aria-current={search === '' ? 'true' : undefined}>
                {words.all}
              </a>
            </li>
            {views.map((view) => (
              <ViewItem
                key={view.name}
                view={view}
                href={path + view.search}
                isShown={view === shown}
                onDefault={() => {
                  toggleDefault(account, path, view.name);
                  changed(messages.form.saved);
                }}
                onRename={() => {
                  setRenaming(view.name);
                }}
                onRemove={() => {
                  removeView(account, path, view.name);
                  changed(words.removed(view.name));
                }}
              />
            ))}
          </ul>
        )}
        {renaming === undefined ? (
          <NameForm
            key="save"
            label={words.name}
            submitLabel={words.save}
            initial={shown?.name ?? ''}
            onName={(name) => {
              saveView(account, path, name, query);
              changed(words.saved(name));
            }}
          />
        ) : (
          <NameForm
            key={`rename ${renaming}`}
            label={words.renameTo}
            submitLabel={words.renameSave}
            initial={renaming}
            onName={(name) => {
              renameView(account, path, renaming, name);
              changed(words.renamed(name));
            }}
          />
        )}
        <p class="small faint">{words.shareHint}</p>
      </div>
    </Dropdown>
  );
}
