/** What engagements and meetings are made of: declared once for their lists, pages and forms. */
import { byLink, options, years } from '../../fields/filters';
import { named } from '../../fields/named';
import {
  areasField,
  forumField,
  noteField,
  toEconomy,
  topicsField,
  visibilityField,
} from '../../fields/record-fields';
import type { Filter } from '../../fields/types';
import { engagements, meetings } from '../../lib/dictionary/coordination';
import { known, whenKnown } from '../../lib/reference';
import { suggestMeetings } from '../../lib/suggest';
import { kindOptions } from '../../lib/words';

const { fields: labels } = engagements;
const { fields: meetingLabels } = meetings;

const KINDS = [
  'briefing-given',
  'briefing-received',
  'joint-meeting',
  'joint-discussion',
  'joint-planning',
  'report-sent',
  'report-received',
  'invitation',
  'joint-capacity-building',
];
const DIRECTIONS = ['given', 'received', 'joint'];

export const coordinationReady = () =>
  whenKnown('economies', 'subFora', 'organizations', 'areas', 'topics');

export function engagementFields() {
  return named(engagements, {
    kind: { type: 'enum', isRequired: true, options: kindOptions(KINDS) },
    on: { type: 'date', isRequired: true },
    forum: { ...forumField(), isRequired: true },
    sub_fora: { type: 'links', name: 'with.sub_fora', options: known('subFora') },
    organizations: { type: 'links', name: 'with.organizations', options: known('organizations') },
    meeting: {
      type: 'ref',
      maxLength: 64,
      suggest: suggestMeetings,
      hrefOf: (ref: string) => `/meetings/${ref}`,
    },
    areas: areasField(),
    topics: topicsField(),
    outcome: { type: 'longText' },
    follow_up: { type: 'longText' },
    visibility: visibilityField(),
    note: noteField,
  });
}

export function engagementFilters(): Filter[] {
  const f = engagementFields();
  const others = [...known('subFora'), ...known('organizations')];
  return [
    ...options(labels, {
      kind: f.kind.options,
      direction: kindOptions(DIRECTIONS),
      with: others,
      forum: known('subFora'),
      areas: known('areas'),
      topics: known('topics'),
    }),
    ...years(labels, 'on'),
    ...byLink(labels, 'meeting', 'party', 'year', 'ref', 'visibility'),
    ...byLink({ counterparts: labels.with, has_follow_up: labels.follow_up }),
  ];
}

export function meetingFields() {
  return named(meetings, {
    forum: { ...forumField(), isRequired: true },
    number: { type: 'number', isName: true, min: 1 },
    on: { type: 'date', isRequired: true },
    place: { type: 'text', maxLength: 300 },
    host_economy: { type: 'link', options: known('economies'), hrefOf: toEconomy },
    apec_meeting: { type: 'text', maxLength: 60 },
    attendance: {
      type: 'rows',
      rowName: meetings.attendance.row,
      columns: Object.values(
        named(meetings, {
          economy: { type: 'link', options: known('economies'), hrefOf: toEconomy },
          delegates: { type: 'number', min: 0 },
          women: { type: 'number', min: 0 },
        }),
      ),
    },
    visibility: visibilityField(),
    note: noteField,
  });
}

export const meetingFilters = (): Filter[] => [
  ...options(meetingLabels, { forum: known('subFora') }),
  {
    type: 'options',
    name: 'economy',
    label: meetingLabels.attendance,
    options: known('economies'),
  },
  ...options(meetingLabels, { host_economy: known('economies') }),
  ...years(meetingLabels, 'on'),
  ...byLink(meetingLabels, 'apec_meeting', 'number', 'year', 'ref', 'visibility'),
];
