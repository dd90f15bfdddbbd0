/** The paper as a file: to edit, to hand out, to send. */
import { useState } from 'preact/hooks';
import type { ReportFormat } from '../../api';
import { Icon } from '../../components/icon/icon';
import { reports as words } from '../../lib/dictionary/reports';
import { saveBlob } from '../../lib/download';
import { transportOnce } from '../../lib/http';
import { notify } from '../../lib/live';
import { asProblem } from '../../lib/problem';
import type { Params } from '../../lib/query';
import { addressOf, fileNameOf, type KindName } from './kinds';

const FORMATS = ['docx', 'pdf', 'html'] as const satisfies readonly ReportFormat[];
/** A long paper is set page by page. */
const LIMIT_MS = 120_000;

export function Downloads({ kind, params }: { kind: KindName; params: Params }) {
  const [busy, setBusy] = useState<ReportFormat>();
  const save = async (format: ReportFormat) => {
    setBusy(format);
    try {
      const response = await transportOnce(addressOf(kind, params, format), {}, LIMIT_MS);
      const name = fileNameOf(kind, params, format);
      saveBlob(name, await response.blob());
      notify(words.saved(name));
    } catch (error) {
      const { title, detail } = asProblem(error);
      notify(words.failed([title, detail].filter(Boolean).join('. ')), 'bad');
    } finally {
      setBusy(undefined);
    }
  };
  return (
    <section class="report-downloads no-print" aria-label={words.take}>
      {FORMATS.map((format) => (
        <div key={format} class="report-download">
          <button
            type="button"
            class="button"
            disabled={busy !== undefined}
            onClick={() => {
              void save(format);
            }}
          >
            <Icon name="download" />
            {words.formats[format].label}
          </button>
          <span class="small faint">{words.formats[format].hint}</span>
        </div>
      ))}
      <p class="small" role="status">
        {busy && words.writing(words.formats[busy].label)}
      </p>
    </section>
  );
}
