import { RecordHeader } from '../../components/record-header/record-header';
import { messages } from '../../lib/messages';

export function NotFoundPage() {
  return (
    <div class="page">
      <RecordHeader title={messages.page.notFound} lead={messages.page.notFoundHint} />
      <p>
        <a href="/">{messages.page.toOverview}</a>
      </p>
    </div>
  );
}
