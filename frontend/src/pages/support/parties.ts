import type { SupportOfferRead } from '../../api';
import { labelOf } from '../../lib/options';
import { known } from '../../lib/reference';

/** Who offers it, by name. */
export function providerName({ offered_by: by }: Pick<SupportOfferRead, 'offered_by'>): string {
  if (by.economy) return labelOf(known('economies'), by.economy);
  if (by.organization) return labelOf(known('organizations'), by.organization);
  return by.sub_forum ?? '';
}

/** A candidate's provider: codes split by "; ", of economies, fora or organizations. */
export const providerNames = (codes: string | null): string =>
  (codes ?? '')
    .split('; ')
    .filter(Boolean)
    .map((code) =>
      labelOf([...known('economies'), ...known('organizations'), ...known('subFora')], code),
    )
    .join('; ');
