import { beforeEach, describe, expect, it } from 'vitest';
import { defaultView, removeView, renameView, saveView, toggleDefault, viewsOf } from './views';

const LIST = '/activities';
const names = (account = 'chair') => viewsOf(account, LIST).map(({ name }) => name);

beforeEach(() => {
  saveView('chair', LIST, 'Overdue', { status: 'endorsed', sort: 'ends_on', q: '' });
  saveView('chair', LIST, 'Ours', { economy: 'CAN,USA' });
});

describe('saved views', () => {
  it('are addresses, of one list and of one account', () => {
    expect(viewsOf('chair', LIST)).toEqual([
      { name: 'Ours', search: '?economy=CAN,USA' },
      { name: 'Overdue', search: '?status=endorsed&sort=ends_on' },
    ]);
    expect(names('peru')).toEqual([]);
    expect(viewsOf('chair', '/mandates')).toEqual([]);
  });

  it('are replaced under the same name, renamed and deleted', () => {
    saveView('chair', LIST, 'Ours', { economy: 'CAN' });
    expect(viewsOf('chair', LIST)[0]?.search).toBe('?economy=CAN');
    renameView('chair', LIST, 'Ours', 'Zulu');
    expect(names()).toEqual(['Overdue', 'Zulu']);
    renameView('chair', LIST, 'Zulu', 'Overdue');
    expect(viewsOf('chair', LIST)).toEqual([{ name: 'Overdue', search: '?economy=CAN' }]);
    removeView('chair', LIST, 'Overdue');
    expect(names()).toEqual([]);
  });

  it('have one default of each list at most, which stays through a new save', () => {
    toggleDefault('chair', LIST, 'Ours');
    toggleDefault('chair', LIST, 'Overdue');
    expect(defaultView('chair', LIST)?.name).toBe('Overdue');
    saveView('chair', LIST, 'Overdue', { status: 'under_way' });
    expect(defaultView('chair', LIST)?.search).toBe('?status=under_way');
    toggleDefault('chair', LIST, 'Overdue');
    expect(defaultView('chair', LIST)).toBeUndefined();
  });

  it('that cannot be read are no views', () => {
    localStorage.setItem('ctwg.views.chair', '{"/activities": [1, {"name": "A"}]}');
    expect(names()).toEqual([]);
    localStorage.setItem('ctwg.views.chair', 'no JSON');
    expect(names()).toEqual([]);
  });
});
