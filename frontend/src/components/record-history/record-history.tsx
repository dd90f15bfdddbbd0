/** The way to a record's history, for those to whom the ledger is open. Read when it is opened. */
import { useState } from 'preact/hooks';
import { messages } from '../../lib/messages';
import { isSecretariat } from '../../lib/permits';
import { useResource } from '../../lib/resource';
import { ProblemBanner } from '../problem-banner/problem-banner';
import { Skeleton } from '../skeleton/skeleton';
import './record-history.css';

interface RecordHistoryProps {
  id: string;
  /** The version that is shown: another one has a longer history. */
  version: string;
}

/** What reads events comes with the first history that somebody opens. */
function Events(props: RecordHistoryProps) {
  const { data, error, reload } = useResource('record-events', () => import('./record-events'));
  if (error) return <ProblemBanner problem={error} onRetry={reload} />;
  return data ? <data.RecordEvents {...props} /> : <Skeleton lines={3} />;
}

export function RecordHistory(props: RecordHistoryProps) {
  const [isOpen, setOpen] = useState(false);
  if (!isSecretariat()) return null;
  return (
    <details
      class="panel record-history"
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>
        <h2>{messages.record.history}</h2>
      </summary>
      {isOpen && <Events {...props} />}
    </details>
  );
}
