import { expect, it } from 'vitest';
import type { MySeat } from '../../api';
import { importables } from '../../lib/dictionary/imports';
import { session } from '../../lib/session';
import { signInAs } from '../../testing/sign-in';
import { offered, offeredAs } from './importables';

function signIn(role: MySeat['role'], permissions: string[]): void {
  signInAs([{ role, economy: null, forum: null, scope: null }], permissions);
}

const all = () => offered().flatMap(({ resources }) => resources);

it('offers the secretariat every resource that has words', () => {
  signIn('secretariat', []);
  expect(new Set(all())).toEqual(new Set(Object.keys(importables)));
});

it('offers others what they may write, be it by changes alone', () => {
  signIn('focal_point', ['support_needs:create', 'implementations:update', 'users:create']);
  expect(all()).toEqual(['implementations', 'support_needs']);
});

it('offers nothing to a seat that sends no files, nor to a visitor', () => {
  signIn('validator', ['implementations:update']);
  expect(all()).toEqual([]);
  session.value = { status: 'anonymous', lost: false };
  expect(all()).toEqual([]);
});

it('takes the resource of an address with hyphens too, and only an offered one', () => {
  signIn('focal_point', ['support_needs:create']);
  expect(offeredAs('support-needs')).toBe('support_needs');
  expect(offeredAs('topics')).toBeUndefined();
  expect(offeredAs(undefined)).toBeUndefined();
});
