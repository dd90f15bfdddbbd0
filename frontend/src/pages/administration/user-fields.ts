/** What an account of a person is made of: declared once for its list, page and form. */
import { byLink, yesNo } from '../../fields/filters';
import type { FieldSpec, Filter } from '../../fields/types';
import { seats as seatWords, users as words } from '../../lib/dictionary/administration';
import { isSecretariat } from '../../lib/permits';
import { known, whenKnown } from '../../lib/reference';
import { kindOptions } from '../../lib/words';
import { ROLES, seatFields } from './seat-fields';

const { fields: labels, help } = words;

export const accountsReady = () => whenKnown('economies', 'subFora');

export const userFields = () =>
  ({
    name: { type: 'text', name: 'name', label: labels.name, isRequired: true, maxLength: 300 },
    email: {
      type: 'text',
      name: 'email',
      label: labels.email,
      help: help.email,
      isRequired: true,
      maxLength: 254,
    },
    seats: {
      type: 'rows',
      name: 'seats',
      label: labels.seats,
      ...(!isSecretariat() && { help: help.seats }),
      rowName: seatWords.row,
      columns: seatFields(),
    },
  }) as const satisfies Record<string, FieldSpec>;

/** Which seats the accounts of a list hold. */
export const seatFilters = (): Filter[] => [
  { type: 'options', name: 'role', label: labels.role, options: kindOptions(ROLES) },
  { type: 'options', name: 'economy', label: labels.economy, options: known('economies') },
  { type: 'options', name: 'forum', label: labels.forum, options: known('subFora') },
  { type: 'options', name: 'is_active', label: labels.is_active, options: yesNo, isSingle: true },
];

export const userFilters = (): Filter[] => [...seatFilters(), ...byLink({ email: labels.email })];
