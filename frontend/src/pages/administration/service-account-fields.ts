/** What an account of a system is made of: declared once for its list, page and form. */
import { byLink } from '../../fields/filters';
import type { FieldSpec, Filter } from '../../fields/types';
import { serviceAccounts as words } from '../../lib/dictionary/administration';
import { humanize } from '../../lib/format';
import { seatFields } from './seat-fields';
import { seatFilters } from './user-fields';
import { WRITTEN } from './written';

const { fields: labels, help } = words;

export const scopeWords = (scope: string): string => humanize(scope.split(':')[0] ?? scope);

export const serviceAccountFields = () =>
  ({
    code: {
      type: 'text',
      name: 'code',
      label: labels.code,
      help: help.code,
      isRequired: true,
      maxLength: 64,
    },
    name: { type: 'text', name: 'name', label: labels.name, isRequired: true, maxLength: 300 },
    scopes: {
      type: 'links',
      name: 'scopes',
      label: labels.scopes,
      help: help.scopes,
      options: WRITTEN.map((resource) => ({
        value: `${resource}:write`,
        label: scopeWords(resource),
      })),
    },
    seat: seatFields(),
  }) as const satisfies Record<string, FieldSpec | FieldSpec[]>;

export const serviceAccountFilters = (): Filter[] => [
  ...seatFilters(),
  ...byLink({ code: labels.code }),
];
