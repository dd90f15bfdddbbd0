/** The way to a new record, for those who may make one. */
import { can } from '../../lib/permits';
import { Icon } from '../icon/icon';

interface CreateLinkProps {
  permission: string;
  href: string;
  label: string;
}

export function CreateLink({ permission, href, label }: CreateLinkProps) {
  if (!can(permission)) return null;
  return (
    <a class="button primary" href={href}>
      <Icon name="plus" />
      {label}
    </a>
  );
}
