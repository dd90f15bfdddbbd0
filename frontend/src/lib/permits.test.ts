import { beforeEach, describe, expect, it } from 'vitest';
import type { MySeat } from '../api';
import { can, mayOn, ownEconomy, speaksFor } from './permits';
import { session } from './session';
import { signInAs } from '../testing/sign-in';

const ofChair: MySeat = { role: 'chair', economy: null, forum: 'CTWG', scope: 'CTWG' };
const ofChile: MySeat = { role: 'focal_point', economy: 'CHL', forum: null, scope: 'CHL' };
const ofSecretariat: MySeat = { role: 'secretariat', economy: null, forum: null, scope: null };

function sits(seat: MySeat, ...permissions: string[]) {
  signInAs([seat], permissions);
}

const activity = { forum: 'CTWG', lead_economies: ['CHL'] };

beforeEach(() => {
  session.value = { status: 'anonymous', lost: false };
});

describe('what is offered', () => {
  it('is nothing to a visitor', () => {
    expect(can('activities:create')).toBe(false);
    expect(mayOn('activities:update', activity)).toBe(false);
  });

  it('is for the chair what belongs to the forum', () => {
    sits(ofChair, 'activities:endorse');
    expect(mayOn('activities:endorse', activity)).toBe(true);
    expect(mayOn('activities:endorse', { ...activity, forum: 'TELWG' })).toBe(false);
    expect(mayOn('activities:endorse', { forum: null })).toBe(false);
  });

  it('is for a focal point what the economy leads, and only what focal points do', () => {
    sits(ofChile, 'activities:update');
    expect(mayOn('activities:update', activity)).toBe(true);
    expect(mayOn('activities:update', { forum: 'CTWG', lead_economies: ['PER'] })).toBe(false);
    expect(mayOn('activities:endorse', activity)).toBe(false);
  });

  it('is for the secretariat every record', () => {
    sits(ofSecretariat, 'activities:endorse');
    expect(mayOn('activities:endorse', { forum: null })).toBe(true);
  });

  it('is for a party what it was asked, and not for who asked', () => {
    sits(ofChile, 'implementations:accept');
    expect(mayOn('implementations:accept', { economy: 'CHL', forum: null })).toBe(true);
    expect(mayOn('implementations:accept', { economy: 'PER', forum: null })).toBe(false);
  });
});

describe('for whom somebody speaks', () => {
  it('is the economy of a seat, and nobody for those without one', () => {
    sits(ofChile);
    expect(ownEconomy()).toBe('CHL');
    expect(speaksFor('CHL')).toBe(true);
    expect(speaksFor('PER')).toBe(false);
    sits(ofChair);
    expect(ownEconomy()).toBeNull();
    expect(speaksFor(null)).toBe(false);
  });
});
