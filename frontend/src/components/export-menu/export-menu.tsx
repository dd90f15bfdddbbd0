/** The list as files: all of it, with the same filters and the same access. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ExportFormat } from '../../api';
import { fileNameOf, receive, saveBlob } from '../../lib/download';
import { formatNumber, formatShare } from '../../lib/format';
import { notify } from '../../lib/live';
import { messages } from '../../lib/messages';
import { asProblem } from '../../lib/problem';
import { Dropdown } from '../dropdown/dropdown';
import { Icon } from '../icon/icon';
import './export-menu.css';

interface ExportMenuProps {
  /** How many records the file will hold. */
  total: number;
  read: (format: ExportFormat, signal: AbortSignal) => Promise<Response>;
}

const words = messages.list;
const FORMATS = ['xlsx', 'csv', 'ndjson'] as const satisfies readonly ExportFormat[];

/** One file at a time; leaving the page stops it. */
function useExport(read: ExportMenuProps['read']) {
  const [share, setShare] = useState<number>();
  const running = useRef<AbortController>(undefined);
  const stop = () => running.current?.abort();
  useEffect(() => stop, []);
  const start = async (format: ExportFormat) => {
    const controller = new AbortController();
    running.current = controller;
    setShare(0);
    try {
      const response = await read(format, controller.signal);
      const file = await receive(response, setShare);
      const name = fileNameOf(response) ?? `list.${format}`;
      saveBlob(name, file);
      notify(words.exported(name));
    } catch (error) {
      if (!controller.signal.aborted) {
        const { title, detail } = asProblem(error);
        notify(words.exportFailed([title, detail].filter(Boolean).join('. ')), 'bad');
      }
    } finally {
      setShare(undefined);
    }
  };
  return { share, start, stop };
}

export function ExportMenu({ total, read }: ExportMenuProps) {
  const { share, start, stop } = useExport(read);
  if (share !== undefined) {
    return (
      <div class="export-menu cluster" role="status">
        <span class="small">
          {share > 0 ? words.exportShare(formatShare(share)) : words.exporting}
        </span>
        <button type="button" class="button" onClick={stop}>
          {words.exportStop}
        </button>
      </div>
    );
  }
  return (
    <div class="export-menu">
      <Dropdown label={words.export} count={0}>
        <p class="export-menu-hint">{words.exportHint(words.records(formatNumber(total)))}</p>
        <ul class="export-menu-formats">
          {FORMATS.map((format) => (
            <li key={format}>
              <button
                type="button"
                class="export-menu-format"
                onClick={() => {
                  void start(format);
                }}
              >
                <Icon name="download" />
                <span>
                  <strong>{words.exportFormats[format].label}</strong>
                  <span class="export-menu-hint">{words.exportFormats[format].hint}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </Dropdown>
    </div>
  );
}
