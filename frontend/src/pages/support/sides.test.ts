import { expect, it } from 'vitest';
import type { MySeat } from '../../api';
import { matchName, mayMove, type Sides } from './sides';
import { signInAs } from '../../testing/sign-in';

const permissions = ['agree', 'deliver', 'decline', 'outcome'].map(
  (verb) => `support_matches:${verb}`,
);

function sits(role: MySeat['role'], scope: string | null) {
  const isOfForum = role === 'chair' || role === 'liaison';
  const seat: MySeat = {
    role,
    economy: isOfForum ? null : scope,
    forum: isOfForum ? scope : null,
    scope,
  };
  signInAs([seat], permissions);
}

const sides: Sides = {
  need: { title: 'Trainers', economy: 'PER', forum: 'CTWG' },
  offer: { title: 'A team of three', offered_by: { economy: 'AUS' } },
};
const match = {
  ref: 'N1.M1',
  need: 'N1',
  offer: 'O1',
  activity: null,
  proposed_by: 'focal_point:AUS',
};
const offered = () => ['agree', 'deliver', 'outcome'].filter((verb) => mayMove(match, sides, verb));

it('lets the other side agree, and only the economy in need judge', () => {
  sits('focal_point', 'PER');
  expect(offered()).toEqual(['agree', 'deliver', 'outcome']);
  sits('focal_point', 'AUS');
  expect(offered()).toEqual(['deliver']);
  sits('chair', 'CTWG');
  expect(offered()).toEqual(['agree', 'deliver']);
});

it('offers nothing to those on no side, and all to the secretariat', () => {
  sits('focal_point', 'CHL');
  expect(offered()).toEqual([]);
  sits('liaison', 'SCCP');
  expect(offered()).toEqual([]);
  sits('secretariat', null);
  expect(offered()).toEqual(['agree', 'deliver', 'outcome']);
});

it('is called by what it joins, and by the reference of what cannot be seen', () => {
  expect(matchName(match, sides)).toBe('Trainers - A team of three');
  expect(matchName(match, { offer: sides.offer })).toBe('N1 - A team of three');
  expect(matchName(match, {})).toBe('N1 - O1');
});
