/** What shows that something was done: each piece with its paper or address. */
import { evidence as words } from '../../lib/dictionary/shared';
import { formatDate } from '../../lib/format';
import './evidence.css';

export interface Piece {
  title: string;
  url?: string | null;
  document_number?: string | null;
  on?: string | null;
}

/** Only addresses of the web are links: anything else stays text. */
const isWeb = (url: string | null | undefined): url is string => /^https?:\/\//.test(url ?? '');

export function EvidenceList({ pieces }: { pieces: readonly Piece[] }) {
  if (pieces.length === 0) return <p class="faint">{words.none}</p>;
  return (
    <ul class="evidence-list">
      {pieces.map(({ title, url, document_number: number, on }) => (
        <li key={`${title}|${url ?? ''}|${number ?? ''}`}>
          {isWeb(url) ? (
            <a href={url} target="_blank" rel="noreferrer external">
              {title}
            </a>
          ) : (
            [title, url].filter(Boolean).join(', ')
          )}
          {(number ?? on) && (
            <span class="small faint">
              {[number, on && formatDate(on)].filter(Boolean).join(', ')}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
