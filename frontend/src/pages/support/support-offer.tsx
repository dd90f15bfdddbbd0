/** One offer: what can be given, by whom, until when, and where it is used. */
import type { SupportOfferRead } from '../../api';
import { Facts } from '../../components/facts/facts';
import { Panel } from '../../components/panel/panel';
import { RecordHeader } from '../../components/record-header/record-header';
import { recordPage, type RecordViewProps } from '../../components/record-page/record-page';
import { VerbBar } from '../../components/verb-bar/verb-bar';
import { supportOffers } from '../../lib/client';
import { offers as words } from '../../lib/dictionary/support';
import { labelsOf } from '../../lib/labels';
import { messages } from '../../lib/messages';
import { offerFields, supportReady } from './fields';
import { MatchesOf } from './matches-of';
import { mayEditOffer, offerVerbs } from './verbs';

const fieldLabel = labelsOf(words.fields);

function SupportOfferView({ record, trail, onChange }: RecordViewProps<SupportOfferRead>) {
  const { data: offer } = record;
  const f = offerFields();
  return (
    <>
      <RecordHeader
        traceKey={offer.ref}
        title={offer.title}
        trail={trail}
        kicker={<span>{offer.ref}</span>}
        state={offer.status}
        actions={
          <VerbBar
            record={record}
            keyOf={({ ref }) => ref}
            resource={supportOffers}
            verbs={offerVerbs}
            labelOf={fieldLabel}
            onChange={onChange}
            editHref={mayEditOffer(offer) ? `/support-offers/${offer.ref}/edit` : undefined}
          />
        }
      />
      <div class="columns aside">
        <div class="section">
          {offer.description && (
            <Panel title={words.sections.what}>
              <p class="prose long-text">{offer.description}</p>
            </Panel>
          )}
          <MatchesOf
            title={words.matches}
            empty={words.noMatches}
            side="offer"
            of={offer.ref}
            version={offer.version}
          />
        </div>
        <Panel title={messages.record.facts}>
          <Facts
            fields={[
              f.economy,
              f.sub_forum,
              f.organization,
              f.kinds,
              f.areas,
              f.topics,
              f.capacity,
              f.available_from,
              f.available_until,
              f.visibility,
              f.status_reason,
            ]}
            record={offer}
          />
        </Panel>
      </div>
    </>
  );
}

export default recordPage({
  resource: supportOffers,
  path: '/support-offers',
  title: words.title,
  ready: supportReady,
  View: SupportOfferView,
});
