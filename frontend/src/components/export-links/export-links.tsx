/** The list as files, with the same filters and the same access. */
import { messages } from '../../lib/messages';
import { Icon } from '../icon/icon';

export interface ExportLink {
  label: string;
  href: string;
}

export function ExportLinks({ links }: { links: readonly ExportLink[] }) {
  return (
    <div class="cluster no-print" role="group" aria-label={messages.list.exportHint}>
      {links.map(({ label, href }) => (
        <a key={label} class="button" href={href} download>
          <Icon name="download" />
          {label}
        </a>
      ))}
    </div>
  );
}
