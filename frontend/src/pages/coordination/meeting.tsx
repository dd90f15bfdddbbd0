/** One meeting: when and where, who was there, and what happened with others. */
import type { MeetingRead } from '../../api';
import { Facts } from '../../components/facts/facts';
import { Panel } from '../../components/panel/panel';
import { RecordHeader } from '../../components/record-header/record-header';
import { recordPage, type RecordViewProps } from '../../components/record-page/record-page';
import { RelatedList } from '../../components/related-list/related-list';
import { Doubts, Sources } from '../../components/sources/sources';
import { VerbBar } from '../../components/verb-bar/verb-bar';
import { displayField } from '../../fields/registry';
import { engagements, meetings } from '../../lib/client';
import {
  engagements as engagementWords,
  meetings as words,
} from '../../lib/dictionary/coordination';
import { womenShare } from '../../lib/dictionary/shared';
import { formatDate, formatNumber, formatShare } from '../../lib/format';
import { labelsOf } from '../../lib/labels';
import { messages } from '../../lib/messages';
import { can, mayOn } from '../../lib/permits';
import { coordinationReady, meetingFields } from './fields';
import { engagementName, meetingName } from './names';

const fieldLabel = labelsOf(words.fields);

function Attendance({ meeting }: { meeting: MeetingRead }) {
  const { delegates, women_share: women, attendance = [] } = meeting;
  return (
    <Panel title={words.fields.attendance}>
      {displayField(meetingFields().attendance, attendance) ?? (
        <p class="faint">{words.attendance.none}</p>
      )}
      {delegates !== null && (
        <p class="small faint">
          {words.delegatesKnown(formatNumber(delegates))}{' '}
          {women.share !== null &&
            womenShare(formatNumber(women.women), formatNumber(women.of), formatShare(women.share))}
        </p>
      )}
    </Panel>
  );
}

function MeetingView({ record, trail, onChange }: RecordViewProps<MeetingRead>) {
  const { data: meeting } = record;
  const f = meetingFields();
  const mayEdit = mayOn('meetings:update', meeting);
  return (
    <>
      <RecordHeader
        traceKey={meeting.ref}
        title={meetingName(meeting)}
        trail={trail}
        kicker={<span>{meeting.ref}</span>}
        actions={
          <VerbBar
            record={record}
            keyOf={({ ref }) => ref}
            resource={meetings}
            verbs={[]}
            labelOf={fieldLabel}
            onChange={onChange}
            editHref={mayEdit ? `/meetings/${meeting.ref}/edit` : undefined}
          />
        }
      />
      <div class="columns aside">
        <div class="section">
          <Doubts {...meeting} />
          <Attendance meeting={meeting} />
          <RelatedList
            title={words.engagements}
            empty={words.noEngagements}
            name={`meeting-engagements/${meeting.ref}`}
            load={(signal) => engagements.page({ meeting: meeting.ref, count: 'true' }, signal)}
            allHref={`/engagements?meeting=${meeting.ref}`}
            action={
              can('engagements:create') && (
                <a class="no-print" href={`/engagements/new?meeting=${meeting.ref}`}>
                  {engagementWords.create}
                </a>
              )
            }
            itemOf={(engagement) => ({
              key: engagement.ref,
              href: `/engagements/${engagement.ref}`,
              text: engagementName(engagement),
              detail: formatDate(engagement.on),
            })}
          />
        </div>
        <div class="section">
          <Panel title={messages.record.facts}>
            <Facts
              fields={[f.on, f.forum, f.number, f.place, f.host_economy, f.apec_meeting]}
              record={meeting}
            />
          </Panel>
          <Sources {...meeting} />
        </div>
      </div>
    </>
  );
}

export default recordPage({
  resource: meetings,
  path: '/meetings',
  title: words.title,
  ready: coordinationReady,
  View: MeetingView,
});
