/** What an account of a system is made of: declared once for its list, page and form. */
import { byLink } from '../../fields/filters';
import { named } from '../../fields/named';
import type { Filter } from '../../fields/types';
import { serviceAccounts as words } from '../../lib/dictionary/administration';
import { humanize } from '../../lib/format';
import { seatFields } from './seat-fields';
import { seatFilters } from './user-fields';
import { WRITTEN } from './written';

const { fields: labels } = words;

export const scopeWords = (scope: string): string => humanize(scope.split(':')[0] ?? scope);

export const serviceAccountFields = () => ({
  ...named(words, {
    code: { type: 'text', isRequired: true, maxLength: 64 },
    name: { type: 'text', isRequired: true, maxLength: 300 },
    scopes: {
      type: 'links',
      options: WRITTEN.map((resource) => ({
        value: `${resource}:write`,
        label: scopeWords(resource),
      })),
    },
  }),
  seat: seatFields(),
});

export const serviceAccountFilters = (): Filter[] => [...seatFilters(), ...byLink(labels, 'code')];
