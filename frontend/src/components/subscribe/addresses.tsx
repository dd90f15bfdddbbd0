/** Addresses to copy, with what to do with them in the calendars that people have. */
import { useId } from 'preact/hooks';
import { feeds as words } from '../../lib/dictionary/feeds';
import { calendarLink, type FeedAddresses } from '../../lib/feeds';
import { notify } from '../../lib/live';
import './subscribe.css';

async function copy(what: string, address: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(address);
    notify(words.copied(what));
  } catch {
    notify(words.notCopied, 'info'); // Refused, or not there without TLS: the text can be selected.
  }
}

function Address({ label, address }: { label: string; address: string }) {
  const id = useId();
  return (
    <div class="feed-address">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        readOnly
        value={address}
        onFocus={({ currentTarget }) => {
          currentTarget.select();
        }}
      />
      <button type="button" class="button" onClick={() => void copy(label, address)}>
        {words.copy}
        <span class="visually-hidden">: {label}</span>
      </button>
    </div>
  );
}

export function Addresses({ calendar, news }: FeedAddresses) {
  return (
    <>
      <Address label={words.calendar} address={calendar} />
      <p class="small">
        <a href={calendarLink(calendar)}>{words.open}</a>
      </p>
      {news !== undefined && <Address label={words.news} address={news} />}
    </>
  );
}

export function HowToAdd() {
  return (
    <details class="feed-how">
      <summary>{words.how.title}</summary>
      <dl>
        {words.how.items.map(([name, how]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{how}</dd>
          </div>
        ))}
      </dl>
      <p class="small faint">{words.how.pace}</p>
    </details>
  );
}
