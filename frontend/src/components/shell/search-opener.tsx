/** The way to the search, from every page: a button, `/`, or Ctrl-K. The palette comes on demand. */
import { useLocation } from 'preact-iso';
import type { FunctionComponent } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { messages } from '../../lib/messages';
import { Icon } from '../icon/icon';
import type { NavGroup } from './shell';
import { isSearchKey } from './search-key';
import { typeAhead } from './typed-ahead';

interface PaletteProps {
  nav: readonly NavGroup[];
  /** What was typed while it was loaded. */
  initial: string;
  onClose: () => void;
}

export function SearchOpener({ nav }: { nav: readonly NavGroup[] }) {
  const { route } = useLocation();
  const [Palette, setPalette] = useState<FunctionComponent<PaletteProps>>();
  const [isOpen, setOpen] = useState(false);
  const [initial, setInitial] = useState('');
  const open = useCallback(() => {
    setOpen(true);
    setInitial('');
    if (Palette) return;
    const typed = typeAhead();
    import('../palette/palette').then(
      (loaded) => {
        const { text, isEntered } = typed();
        setInitial(text);
        setPalette(() => loaded.Palette);
        if (!isEntered || !text) return;
        setOpen(false);
        route(`/search?q=${encodeURIComponent(text)}`);
      },
      () => {
        typed();
        setOpen(false);
        route('/search'); // The page says what is wrong, or is there already.
      },
    );
  }, [route, Palette]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // A dialog that is open has the keyboard.
      if (!isSearchKey(event) || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      open();
    };
    addEventListener('keydown', onKey);
    return () => {
      removeEventListener('keydown', onKey);
    };
  }, [open]);
  return (
    <>
      <button
        type="button"
        class="site-search"
        aria-label={messages.search.label}
        aria-haspopup="dialog"
        aria-keyshortcuts="/ Control+K"
        onClick={open}
      >
        <Icon name="search" />
        <span class="site-search-text">{messages.search.placeholder}</span>
      </button>
      {isOpen && Palette && (
        <Palette
          nav={nav}
          initial={initial}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </>
  );
}
