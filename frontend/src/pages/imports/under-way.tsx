/** A file on its way: what is done with it at this moment, and how far it is. */
import type { ImportRead } from '../../api';
import { imports as words } from '../../lib/dictionary/imports';
import { formatNumber, formatShare } from '../../lib/format';

interface UnderWayProps {
  text: string;
  /** Once the service has it. */
  job?: ImportRead | undefined;
}

export function UnderWay({ text, job }: UnderWayProps) {
  return (
    <section class="panel import-under-way" aria-busy="true" aria-label={text}>
      <h2>{text}</h2>
      <progress
        aria-label={text}
        max={1}
        // Without a value it moves: how far a file was sent is not told.
        {...(job && job.progress > 0 && { value: job.progress })}
      />
      <p class="small faint number">
        {job && job.processed > 0 && `${words.rowsRead(formatNumber(job.processed))} · `}
        {job && job.progress > 0 && formatShare(job.progress)}
      </p>
      {job && <p class="small">{words.elsewhere}</p>}
    </section>
  );
}
