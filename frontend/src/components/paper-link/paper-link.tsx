/** The way from what a page shows to the same as a paper, which can be read, saved and sent. */
import { messages } from '../../lib/messages';
import { type Params, searchOf } from '../../lib/query';

interface PaperLinkProps {
  /** One of the kinds that the page of reports offers. */
  kind: string;
  /** What the paper is about; without a value a part is not asked for. */
  about: Params;
}

export function PaperLink({ kind, about }: PaperLinkProps) {
  return (
    <a class="button" href={`/reports${searchOf({ kind, ...about })}`}>
      {messages.record.paper}
    </a>
  );
}
