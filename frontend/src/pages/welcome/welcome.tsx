/** The one-time link of a new account: a name, an e-mail address and a password. */
import { useLocation } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { EmptyState } from '../../components/empty-state/empty-state';
import { Form } from '../../components/form/form';
import { RecordHeader } from '../../components/record-header/record-header';
import { API_BASE, transport } from '../../lib/http';
import { notify } from '../../lib/live';
import { welcome as words } from '../../lib/dictionary/account';
import { messages } from '../../lib/messages';
import { stated } from '../../lib/record';
import { adopt } from '../../lib/session';

const sections = [
  {
    title: words.you,
    fields: [
      {
        type: 'password' as const,
        name: 'password',
        label: messages.session.password,
        help: words.passwordHelp,
        isRequired: true,
      },
      { type: 'text' as const, name: 'name', label: words.name, help: words.firstOnly },
      {
        type: 'text' as const,
        name: 'email',
        label: messages.session.email,
        help: words.firstOnly,
      },
    ],
  },
];

const EMPTY = { data: { name: null, email: null, password: null }, etag: '' };

export default function WelcomePage() {
  const { query, route } = useLocation();
  // The link works once; it should not stay in the address bar, nor in the history.
  const [token] = useState(query['token'] ?? '');
  useEffect(() => {
    if (query['token']) route('/welcome', true);
  }, [query, route]);
  if (!token) {
    return (
      <div class="page">
        <RecordHeader title={words.title} />
        <EmptyState title={words.noLink} hint={words.noLinkHint} />
      </div>
    );
  }
  return (
    <div class="page">
      <RecordHeader title={words.title} lead={words.lead} />
      <Form
        name="welcome"
        keepsDraft={false}
        sections={sections}
        base={EMPTY}
        submitLabel={words.submit}
        save={async ({ values }) => {
          await adopt(
            await transport(`${API_BASE}/auth/welcome`, {
              method: 'POST',
              headers: { 'Content-Type': 'application/json' },
              body: JSON.stringify({ ...stated(values), token }),
            }),
          );
          notify(words.done);
          route('/', true);
        }}
        onCancel={() => {
          route('/', true);
        }}
      />
    </div>
  );
}
