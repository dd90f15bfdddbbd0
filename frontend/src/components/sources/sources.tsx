/** Where the facts of a record come from, and what is in doubt about them. */
import { messages } from '../../lib/messages';
import './sources.css';

export interface Sourced {
  sources?: readonly string[];
  note?: string | null;
  certainty?: string | null;
}

const hostOf = (address: string): string => {
  try {
    return new URL(address).hostname.replace(/^www\./, '');
  } catch {
    return address;
  }
};

const isAddress = (source: string): boolean => /^https?:\/\//.test(source);

export function Doubts({ note, certainty }: Sourced) {
  if (!note && !certainty) return null;
  return (
    <div class="doubts">
      {certainty && (
        <p>
          <strong>{messages.record.certainty}:</strong> {certainty}
        </p>
      )}
      {note && (
        <p class="long-text">
          <strong>{messages.record.note}:</strong> {note}
        </p>
      )}
    </div>
  );
}

export function Sources({ sources = [] }: Sourced) {
  if (sources.length === 0) return null;
  return (
    <section class="panel section sources">
      <h2>{messages.record.sources}</h2>
      <ul class="sources-list">
        {sources.map((source) => (
          <li key={source}>
            {isAddress(source) ? (
              <a href={source} target="_blank" rel="noreferrer external">
                {hostOf(source)}
                <span class="sources-address">{source}</span>
              </a>
            ) : (
              source
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
