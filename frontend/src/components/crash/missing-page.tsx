/**
 * A page whose code could not be loaded: the network failed, or a newer version of the application
 * was put in its place. What was typed elsewhere is kept as a draft, so a reload loses nothing.
 */
import type { FunctionComponent } from 'preact';
import { isOffline } from '../../lib/connection';
import { messages } from '../../lib/messages';
import { RecordHeader } from '../record-header/record-header';

const words = messages.failures;

export function MissingPage() {
  return (
    <div class="page">
      <RecordHeader
        title={words.missing}
        lead={isOffline.value ? words.missingOffline : words.missingHint}
      />
      <p>
        <button
          type="button"
          class="button primary"
          onClick={() => {
            location.reload();
          }}
        >
          {words.reload}
        </button>
      </p>
    </div>
  );
}

type Load = () => Promise<{ default: FunctionComponent }>;

/** The router waits for ever for a page that fails to load: it gets one that says so. */
export const orMissing =
  (load: Load): Load =>
  () =>
    load().catch(() => ({ default: MissingPage }));
