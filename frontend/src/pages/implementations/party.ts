import type { ImplementationRead } from '../../api';
import { labelOf } from '../../lib/options';
import { known } from '../../lib/reference';

/** Who was asked, by name: an economy as APEC writes it, or a forum. */
export const partyName = ({
  economy,
  sub_forum: forum,
}: Pick<ImplementationRead, 'economy' | 'sub_forum'>): string =>
  economy ? labelOf(known('economies'), economy) : (forum ?? '');
