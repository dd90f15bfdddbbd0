/** A one-time link by which the holder of an account chooses a password. */
import { useState } from 'preact/hooks';
import type { InvitationCreate, InvitationRead, UserRead } from '../../api';
import { Panel } from '../../components/panel/panel';
import { ProblemBanner } from '../../components/problem-banner/problem-banner';
import { ShownOnce } from '../../components/shown-once/shown-once';
import { users as words } from '../../lib/dictionary/administration';
import { formatInstant } from '../../lib/format';
import { API_BASE, transport } from '../../lib/http';
import { messages } from '../../lib/messages';
import { asProblem, type Problem } from '../../lib/problem';

async function invite(user: string): Promise<InvitationRead> {
  const body: InvitationCreate = { user };
  const response = await transport(`${API_BASE}/auth/invitations`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await response.json()) as InvitationRead;
}

export function Invitation({ user }: { user: UserRead }) {
  const [link, setLink] = useState<InvitationRead>();
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const make = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      setLink(await invite(user.id));
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Panel title={words.invite.title} lead={words.invite.lead}>
      {problem && <ProblemBanner problem={problem} />}
      {link && (
        <ShownOnce
          label={words.invite.shown}
          text={link.url}
          hint={words.invite.hint(formatInstant(link.expires_at))}
        />
      )}
      {user.is_active ? (
        <p class="no-print">
          <button
            type="button"
            class="button"
            disabled={isBusy}
            onClick={() => {
              void make();
            }}
          >
            {isBusy ? messages.form.saving : words.invite.label}
          </button>
        </p>
      ) : (
        <p class="faint">{words.invite.disabled}</p>
      )}
    </Panel>
  );
}
