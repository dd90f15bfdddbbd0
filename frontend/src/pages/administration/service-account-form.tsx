/** Adding a service account, and changing it: its seat, and what it may write. */
import { recordForm } from '../../components/record-form/record-form';
import { serviceAccounts } from '../../lib/client';
import { serviceAccounts as words } from '../../lib/dictionary/administration';
import { firstSeat } from './seat-fields';
import { serviceAccountFields } from './service-account-fields';
import { accountsReady } from './user-fields';

export default recordForm({
  path: '/service-accounts',
  words,
  resource: serviceAccounts,
  ready: accountsReady,
  sections: (isNew) => {
    const f = serviceAccountFields();
    return [
      { title: words.sections.what, fields: [...(isNew ? [f.code] : []), f.name] },
      { title: words.sections.seat, fields: f.seat },
      { title: words.sections.scopes, fields: [f.scopes] },
    ];
  },
  initial: () => ({ ...firstSeat(), scopes: [] }),
  nameOf: ({ name }) => String(name),
});
