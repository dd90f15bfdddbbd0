/** What an account of a person is made of: declared once for its list, page and form. */
import { byLink, options, yesNo } from '../../fields/filters';
import { named } from '../../fields/named';
import type { Filter } from '../../fields/types';
import { seats as seatWords, users as words } from '../../lib/dictionary/administration';
import { isSecretariat } from '../../lib/permits';
import { known, whenKnown } from '../../lib/reference';
import { kindOptions } from '../../lib/words';
import { ROLES, seatFields } from './seat-fields';

const { fields: labels } = words;

export const accountsReady = () => whenKnown('economies', 'subFora');

export const userFields = () =>
  named(words, {
    name: { type: 'text', isRequired: true, maxLength: 300 },
    email: { type: 'text', isRequired: true, maxLength: 254 },
    seats: {
      type: 'rows',
      // The secretariat gives any seat, or none.
      ...(isSecretariat() && { help: '' }),
      rowName: seatWords.row,
      columns: seatFields(),
    },
  });

/** Which seats the accounts of a list hold. */
export const seatFilters = (): Filter[] => [
  ...options(labels, {
    role: kindOptions(ROLES),
    economy: known('economies'),
    forum: known('subFora'),
  }),
  { type: 'options', name: 'is_active', label: labels.is_active, options: yesNo, isSingle: true },
];

export const userFilters = (): Filter[] => [...seatFilters(), ...byLink(labels, 'email')];
