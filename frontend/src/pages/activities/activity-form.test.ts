import { beforeEach, expect, it } from 'vitest';
import type { Me } from '../../api';
import { chosenForum } from '../../lib/forum';
import { session } from '../../lib/session';
import { proposer } from './activity-form';

type Seat = Me['seats'][number];

function sit(seat: Partial<Seat>) {
  const seats = [{ role: 'focal_point', forum: null, economy: null, scope: null, ...seat }];
  // Of the one who is signed in only the seats are read here.
  session.value = { status: 'signed-in', me: { seats } as unknown as Me };
}

beforeEach(() => {
  session.value = { status: 'anonymous', lost: false };
});

it('proposes for the economy that one speaks for, since nothing else would be allowed', () => {
  sit({ economy: 'CAN', scope: 'CAN' });
  expect(proposer()).toEqual({ forum: chosenForum.value, lead_economies: ['CAN'] });
});

it("proposes for the forum that one's seat is of, whichever is being read", () => {
  sit({ role: 'liaison', forum: 'SCCP', scope: 'SCCP' });
  expect(proposer()).toEqual({ forum: 'SCCP', lead_economies: [] });
});

it('proposes for the forum that is being read where the seat is of it', () => {
  sit({ role: 'chair', forum: chosenForum.value, scope: chosenForum.value });
  expect(proposer()).toEqual({ forum: chosenForum.value, lead_economies: [] });
});
