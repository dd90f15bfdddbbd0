/** Adding a person, and changing how they are called. Seats change on their page. */
import { recordForm } from '../../components/record-form/record-form';
import { users } from '../../lib/client';
import { users as words } from '../../lib/dictionary/administration';
import { firstSeat } from './seat-fields';
import { accountsReady, userFields } from './user-fields';

export default recordForm({
  path: '/users',
  words,
  resource: users,
  ready: accountsReady,
  sections: (isNew) => {
    const f = userFields();
    return [
      { title: words.sections.who, fields: [f.name, f.email] },
      ...(isNew ? [{ title: words.sections.seats, fields: [f.seats] }] : []),
    ];
  },
  initial: () => ({ seats: [firstSeat()] }),
  nameOf: ({ name }) => String(name),
});
