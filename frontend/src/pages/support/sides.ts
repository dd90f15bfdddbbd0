/** A match and the two records that it joins: what it is called, and who may move it. */
import type { ActivityRead, SupportMatchRead, SupportNeedRead, SupportOfferRead } from '../../api';
import { activities, supportNeeds, supportOffers } from '../../lib/client';
import { matches } from '../../lib/dictionary/support';
import { can } from '../../lib/permits';
import { me } from '../../lib/session';

/** The two sides, as far as the reader may see them. */
export interface Sides {
  need?: Pick<SupportNeedRead, 'title' | 'economy' | 'forum'> | undefined;
  offer?: Pick<SupportOfferRead, 'title' | 'offered_by'> | undefined;
  activity?: Pick<ActivityRead, 'title' | 'forum' | 'lead_economies'> | undefined;
}

type Joined = Pick<SupportMatchRead, 'ref' | 'need' | 'offer' | 'activity'>;

const refsOf = (refs: readonly (string | null)[]): string =>
  [...new Set(refs.filter((ref) => ref !== null))].join(',');

/** The sides of several matches, each record read once. */
export async function readSides(
  rows: readonly Joined[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Sides>> {
  const wanted = {
    needs: refsOf(rows.map(({ need }) => need)),
    offers: refsOf(rows.map(({ offer }) => offer)),
    activities: refsOf(rows.map(({ activity }) => activity)),
  };
  const [needs, offers, acts] = await Promise.all([
    wanted.needs ? supportNeeds.all({ ref: wanted.needs }, signal) : [],
    wanted.offers ? supportOffers.all({ ref: wanted.offers }, signal) : [],
    wanted.activities ? activities.all({ ref: wanted.activities }, signal) : [],
  ]);
  return new Map(
    rows.map(({ ref, need, offer, activity }) => [
      ref,
      {
        need: needs.find((one) => one.ref === need),
        offer: offers.find((one) => one.ref === offer),
        activity: acts.find((one) => one.ref === activity),
      },
    ]),
  );
}

/** What the support of a match is called. */
export const supportTitle = (match: Joined, { offer, activity }: Sides): string =>
  offer?.title ?? activity?.title ?? match.offer ?? match.activity ?? '';

/** "need - support" in words; the reference where a title cannot be seen. */
export const matchName = (match: Joined, sides: Sides): string =>
  matches.nameOf(sides.need?.title ?? match.need, supportTitle(match, sides));

/** On which side of a match the reader's seats are; `forum` follows the need. */
export function sidesOfReader({ need, offer, activity }: Sides): ReadonlySet<string> {
  const givers = [
    offer?.offered_by.economy,
    offer?.offered_by.sub_forum,
    activity?.forum,
    ...(activity?.lead_economies ?? []),
  ];
  const found = new Set<string>();
  for (const { role, scope } of me.value?.seats ?? []) {
    if (role === 'secretariat') found.add('secretariat');
    if (scope === null) continue;
    if (scope === need?.economy) found.add('need');
    else if (givers.includes(scope)) found.add('provider');
    else if (role === 'chair' && scope === need?.forum) found.add('forum');
  }
  return found;
}

/** Whether the reader may take a step: the proposer waits, and only the economy judges its gap. */
export function mayMove(
  match: Pick<SupportMatchRead, 'proposed_by'>,
  sides: Sides,
  verb: string,
): boolean {
  if (!can(`support_matches:${verb}`)) return false;
  const mine = sidesOfReader(sides);
  if (mine.has('secretariat')) return true;
  if (verb === 'outcome') return mine.has('need');
  const proposed = (me.value?.seats ?? []).some(
    ({ role, scope }) => `${role}:${scope ?? ''}` === match.proposed_by,
  );
  return mine.size > 0 && !(verb === 'agree' && proposed);
}
