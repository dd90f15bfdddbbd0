/** The list of matches with the titles of what they join, which the matches themselves only quote. */
import type { ListSupportMatchesData, SupportMatchRead } from '../../api';
import { type ListAnswer, Resource } from '../../lib/client';
import type { Params } from '../../lib/query';
import { readSides, type Sides } from './sides';

export type NamedMatch = SupportMatchRead & { sides: Sides };

class NamedMatches extends Resource<NamedMatch> {
  override async page(query: Params, signal: AbortSignal): Promise<ListAnswer<NamedMatch>> {
    const found = await super.page(query, signal);
    const sides = await readSides(found.items, signal);
    const items = found.items.map((match) => ({ ...match, sides: sides.get(match.ref) ?? {} }));
    return { ...found, items };
  }
}

export const namedMatches = new NamedMatches(
  '/api/v1/support-matches' satisfies ListSupportMatchesData['url'],
);
