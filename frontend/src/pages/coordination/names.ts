import type { EngagementRead, MeetingRead } from '../../api';
import { engagements, meetings } from '../../lib/dictionary/coordination';
import { formatDate } from '../../lib/format';
import { labelOf } from '../../lib/options';
import { known } from '../../lib/reference';
import { kindWords } from '../../lib/words';

/** The other side of an engagement, by name. */
export const counterparts = ({ with: others }: Pick<EngagementRead, 'with'>): string =>
  [
    ...(others?.sub_fora ?? []),
    ...(others?.organizations ?? []).map((code) => labelOf(known('organizations'), code)),
  ].join('; ');

export const engagementName = (engagement: Pick<EngagementRead, 'kind' | 'with'>): string =>
  engagements.nameOf(kindWords(engagement.kind), counterparts(engagement));

export const meetingName = ({ forum, number, on }: Pick<MeetingRead, 'forum' | 'number' | 'on'>) =>
  typeof number === 'number'
    ? meetings.nameOf(forum, String(number))
    : meetings.unnumbered(forum, formatDate(on));
