/** Short notices on screen, and the live region that reads announcements out. */
import { announcement, dismiss, notices } from '../../lib/live';
import { messages } from '../../lib/messages';
import { Icon } from '../icon/icon';
import './notices.css';

export function Notices() {
  return (
    <>
      <div class="visually-hidden" aria-live="polite">
        {announcement.value}
      </div>
      <div class="notices no-print" role="status">
        {notices.value.map(({ id, text, tone }) => (
          <div key={id} class={`notice ${tone}`}>
            <Icon name={tone} />
            <span>{text}</span>
            <button
              type="button"
              class="button quiet"
              aria-label={messages.form.dismiss(text)}
              onClick={() => {
                dismiss(id);
              }}
            >
              <Icon name="close" />
            </button>
          </div>
        ))}
      </div>
    </>
  );
}
