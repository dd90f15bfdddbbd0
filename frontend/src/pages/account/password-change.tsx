/** A new password. Every other session ends with the old one. */
import { useState } from 'preact/hooks';
import { Form } from '../../components/form/form';
import { API_BASE, transport } from '../../lib/http';
import { notify } from '../../lib/live';
import { account as words } from '../../lib/dictionary/account';
import { welcome as welcomeWords } from '../../lib/dictionary/account';
import { adopt } from '../../lib/session';

const sections = [
  {
    title: words.password,
    fields: [
      {
        type: 'password' as const,
        name: 'current_password',
        label: words.currentPassword,
        isRequired: true,
      },
      {
        type: 'password' as const,
        name: 'new_password',
        label: words.newPassword,
        help: welcomeWords.passwordHelp,
        isRequired: true,
      },
    ],
  },
];

const EMPTY = { data: { current_password: null, new_password: null }, etag: '' };

export function PasswordChange() {
  const [isOpen, setOpen] = useState(false);
  if (!isOpen) {
    return (
      <p>
        <button
          type="button"
          class="button"
          onClick={() => {
            setOpen(true);
          }}
        >
          {words.changePassword}
        </button>
      </p>
    );
  }
  return (
    <Form
      name="password"
      keepsDraft={false}
      sections={sections}
      base={EMPTY}
      submitLabel={words.changePassword}
      save={async ({ values }) => {
        await adopt(
          await transport(`${API_BASE}/auth/password`, {
            method: 'POST',
            headers: { 'Content-Type': 'application/json' },
            body: JSON.stringify(values),
          }),
        );
        notify(words.passwordChanged);
        setOpen(false);
      }}
      onCancel={() => {
        setOpen(false);
      }}
    />
  );
}
