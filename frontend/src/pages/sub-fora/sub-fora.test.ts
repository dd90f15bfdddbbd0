import { expect, it } from 'vitest';
import type { SubForumRead } from '../../api';
import { type Branch, treeOf } from './sub-fora';

const forum = (code: string, parent: string | null): SubForumRead => ({
  id: code,
  created_at: '',
  updated_at: '',
  version: 1,
  code,
  name: code,
  kind: 'committee',
  parent,
});

const drawn = (branches: Branch[]): string =>
  branches.map(({ forum: { code }, below }) => `${code}(${drawn(below)})`).join('');

it('hangs each forum under the one it reports to, at any depth', () => {
  expect(drawn(treeOf([forum('SOM', null), forum('SCE', 'SOM'), forum('CTWG', 'SCE')]))).toBe(
    'SOM(SCE(CTWG()))',
  );
});

it('loses no forum whose parent is not listed', () => {
  expect(drawn(treeOf([forum('CTWG', 'SCE'), forum('TWG', 'SCE')]))).toBe('CTWG()TWG()');
});
