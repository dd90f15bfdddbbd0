import { RecordHeader } from '../../components/record-header/record-header';
import { messages } from '../../lib/messages';

export function OverviewPage() {
  return (
    <div class="page">
      <RecordHeader title={messages.product} tabTitle="" lead={messages.tagline} />
    </div>
  );
}
