/** The frame of every page: header with forum and account, navigation, content, footer. */
import type { ComponentChildren } from 'preact';
import { useLocation } from 'preact-iso';
import { useEffect, useId, useState } from 'preact/hooks';
import { formatInstant } from '../../lib/format';
import { messages } from '../../lib/messages';
import { me } from '../../lib/session';
import { isSimulated } from '../../lib/simulated';
import { applyTheme, theme, THEMES } from '../../lib/theme';
import { Connection } from '../connection/connection';
import { Icon, type IconName } from '../icon/icon';
import { Notices } from '../notices/notices';
import { SearchOpener } from './search-opener';
import './shell.css';

const words = messages.nav;

interface NavLink {
  label: string;
  href: string;
  /** Other pages that belong to it. */
  alsoAt?: readonly string[];
  /** Nothing in it is public. */
  isForMembers?: boolean;
  /** Only these seats can do anything there. */
  forSeats?: readonly string[];
}

export interface NavGroup {
  label: string;
  links: readonly NavLink[];
}

export interface ForumChoice {
  code: string;
  name: string;
}

interface ShellProps {
  nav: readonly NavGroup[];
  forums: readonly ForumChoice[];
  forum: string;
  onForum: (code: string) => void;
  children: ComponentChildren;
}

const themeIcons = { system: 'system', light: 'sun', dark: 'moon' } as const satisfies Record<
  string,
  IconName
>;

function ThemeToggle() {
  const now = theme.value;
  const next = THEMES[(THEMES.indexOf(now) + 1) % THEMES.length] ?? 'system';
  return (
    <button
      type="button"
      class="header-button"
      aria-label={messages.theme.next(messages.theme[now], messages.theme[next])}
      title={messages.theme.next(messages.theme[now], messages.theme[next])}
      onClick={() => {
        applyTheme(next);
      }}
    >
      <Icon name={themeIcons[now]} />
    </button>
  );
}

function ForumChooser({
  forums,
  forum,
  onForum,
}: Pick<ShellProps, 'forums' | 'forum' | 'onForum'>) {
  const id = useId();
  return (
    <div class="forum-chooser">
      <label class="visually-hidden" for={id}>
        {words.forum}
      </label>
      <select
        id={id}
        value={forum}
        onChange={(event) => {
          onForum(event.currentTarget.value);
        }}
      >
        {forums.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
      <Icon name="chevron" />
    </div>
  );
}

function Account() {
  const user = me.value;
  return user ? (
    <a class="header-link" href="/account">
      <Icon name="user" />
      <span class="header-link-text">{user.name}</span>
    </a>
  ) : (
    <a class="header-link" href="/sign-in">
      <Icon name="user" />
      <span class="header-link-text">{words.signIn}</span>
    </a>
  );
}

const isCurrent = (href: string, path: string): boolean =>
  href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`);

const isIn = (places: readonly string[], path: string): boolean =>
  places.some((href) => isCurrent(href, path));

type NavigationProps = Pick<ShellProps, 'nav' | 'forums' | 'forum' | 'onForum'> & {
  isOpen: boolean;
  id: string;
};

function Navigation({ nav, isOpen, id, ...chooser }: NavigationProps) {
  const { path } = useLocation();
  return (
    <nav id={id} class={`site-nav no-print ${isOpen ? 'open' : ''}`} aria-label={words.main}>
      {chooser.forums.length > 0 && (
        <div class="site-nav-forum">
          <p class="site-nav-label" aria-hidden="true">
            {words.forum}
          </p>
          <ForumChooser {...chooser} />
        </div>
      )}
      {nav.map((group) => (
        <div key={group.label} class="site-nav-group">
          <p class="site-nav-label">{group.label}</p>
          <ul class="site-nav-links">
            {group.links.map(({ label, href, alsoAt = [] }) => (
              <li key={href}>
                <a href={href} aria-current={isIn([href, ...alsoAt], path) ? 'page' : undefined}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function Header(props: ShellProps & { isOpen: boolean; onMenu: () => void; navId: string }) {
  const { isOpen, onMenu, navId, ...chooser } = props;
  return (
    <header class="site-header">
      <button
        type="button"
        class="header-button menu-button no-print"
        aria-expanded={isOpen}
        aria-controls={navId}
        aria-label={words.menu}
        onClick={onMenu}
      >
        <Icon name={isOpen ? 'close' : 'menu'} />
      </button>
      <a class="site-name" href="/">
        <span class="site-mark" aria-hidden="true">
          <svg viewBox="0 0 28 28">
            <circle cx="14" cy="14" r="12.5" />
            <path d="M14 1.5v25M1.5 14h25M5 5.500c5.500 4.500 12.500 4.500 18 0M5 22.500c5.500-4.500 12.500-4.500 18 0" />
          </svg>
        </span>
        {messages.product}
      </a>
      {chooser.forums.length > 0 && <ForumChooser {...chooser} />}
      <div class="site-header-end no-print">
        <SearchOpener nav={props.nav} />
        <ThemeToggle />
        <Account />
      </div>
    </header>
  );
}

/** What is not real says so on every page, on paper too. */
function Simulated() {
  if (!isSimulated.value) return null;
  return (
    <aside class="simulated" aria-label={messages.simulatedLabel}>
      <Icon name="warn" /> {messages.simulated}
    </aside>
  );
}

function Footer() {
  return (
    <footer class="site-footer">
      <p>{isSimulated.value ? messages.footer.simulated : messages.footer.statement}</p>
      <p class="only-print">
        {messages.footer.printed(formatInstant(new Date().toISOString()), location.href)}
      </p>
      <p class="cluster no-print">
        <a href="/docs" target="_blank" rel="noreferrer">
          {messages.footer.api}
        </a>
        <a href="/openapi.json" target="_blank" rel="noreferrer">
          {messages.footer.specification}
        </a>
      </p>
    </footer>
  );
}

export function Shell(props: ShellProps) {
  const [isOpen, setOpen] = useState(false);
  const { path } = useLocation();
  const navId = useId();
  useEffect(() => {
    setOpen(false);
  }, [path]);
  return (
    <div
      class="site"
      onKeyDown={(event) => {
        if (event.key === 'Escape') setOpen(false);
      }}
    >
      <a class="skip-link" href="#content">
        {words.skip}
      </a>
      <Header
        {...props}
        isOpen={isOpen}
        navId={navId}
        onMenu={() => {
          setOpen(!isOpen);
        }}
      />
      <Navigation {...props} isOpen={isOpen} id={navId} />
      <div class="site-standing">
        <Simulated />
        <Connection />
      </div>
      <main id="content" class="site-main" tabIndex={-1}>
        {props.children}
      </main>
      <Footer />
      <Notices />
    </div>
  );
}
