/** The way from the overview to this page. */
import { messages } from '../../lib/messages';
import './breadcrumbs.css';

export interface Crumb {
  label: string;
  href: string;
}

export function Breadcrumbs({ trail }: { trail: readonly Crumb[] }) {
  return (
    <nav class="breadcrumbs" aria-label={messages.nav.breadcrumbs}>
      <ol class="breadcrumbs-list">
        {trail.map(({ label, href }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
