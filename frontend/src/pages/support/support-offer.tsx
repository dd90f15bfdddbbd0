/** One offer: what can be given, by whom, until when, and where it is used. */
import type { SupportOfferRead } from '../../api';
import { Panel } from '../../components/panel/panel';
import { recordPage, type RecordViewProps } from '../../components/record-page/record-page';
import { RecordView } from '../../components/record-view/record-view';
import { supportOffers } from '../../lib/client';
import { offers as words } from '../../lib/dictionary/support';
import { labelsOf } from '../../lib/labels';
import { offerFields, supportReady } from './fields';
import { MatchesOf } from './matches-of';
import { mayEditOffer, offerVerbs } from './verbs';

const fieldLabel = labelsOf(words.fields);

function SupportOfferView(props: RecordViewProps<SupportOfferRead>) {
  const { data: offer } = props.record;
  const f = offerFields();
  return (
    <RecordView
      {...props}
      isTraced
      resource={supportOffers}
      title={offer.title}
      state={offer.status}
      verbs={offerVerbs}
      labelOf={fieldLabel}
      editHref={mayEditOffer(offer) ? `/support-offers/${offer.ref}/edit` : undefined}
      facts={[
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
    >
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
    </RecordView>
  );
}

export default recordPage({
  resource: supportOffers,
  path: '/support-offers',
  title: words.title,
  ready: supportReady,
  View: SupportOfferView,
});
