/** What engagements and meetings are made of: declared once for their lists, pages and forms. */
import { byLink } from '../../fields/filters';
import {
  areasField,
  forumField,
  noteField,
  toEconomy,
  topicsField,
  visibilityField,
} from '../../fields/record-fields';
import type { FieldSpec, Filter } from '../../fields/types';
import { engagements, meetings } from '../../lib/dictionary/coordination';
import { known, whenKnown } from '../../lib/reference';
import { suggestMeetings } from '../../lib/suggest';
import { kindOptions } from '../../lib/words';

const { fields: labels, help } = engagements;
const { fields: meetingLabels, help: meetingHelp } = meetings;

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
  return {
    kind: {
      type: 'enum',
      name: 'kind',
      label: labels.kind,
      isRequired: true,
      options: kindOptions(KINDS),
    },
    on: { type: 'date', name: 'on', label: labels.on, isRequired: true },
    forum: { ...forumField(), isRequired: true, help: help.forum },
    sub_fora: {
      type: 'links',
      name: 'with.sub_fora',
      label: labels['with.sub_fora'],
      help: help.with,
      options: known('subFora'),
    },
    organizations: {
      type: 'links',
      name: 'with.organizations',
      label: labels['with.organizations'],
      options: known('organizations'),
    },
    meeting: {
      type: 'ref',
      name: 'meeting',
      label: labels.meeting,
      help: help.meeting,
      maxLength: 64,
      suggest: suggestMeetings,
      hrefOf: (ref: string) => `/meetings/${ref}`,
    },
    areas: areasField(),
    topics: topicsField(),
    outcome: { type: 'longText', name: 'outcome', label: labels.outcome },
    follow_up: { type: 'longText', name: 'follow_up', label: labels.follow_up },
    visibility: visibilityField(),
    note: noteField,
  } as const satisfies Record<string, FieldSpec>;
}

export function engagementFilters(): Filter[] {
  const f = engagementFields();
  const others = [...known('subFora'), ...known('organizations')];
  return [
    { type: 'options', name: 'kind', label: labels.kind, options: f.kind.options },
    {
      type: 'options',
      name: 'direction',
      label: labels.direction,
      options: kindOptions(DIRECTIONS),
    },
    { type: 'options', name: 'with', label: labels.with, options: others },
    { type: 'options', name: 'forum', label: labels.forum, options: known('subFora') },
    { type: 'options', name: 'areas', label: labels.areas, options: known('areas') },
    { type: 'options', name: 'topics', label: labels.topics, options: known('topics') },
    { type: 'years', name: 'on', label: labels.on },
    ...byLink({
      meeting: labels.meeting,
      counterparts: labels.with,
      party: labels.party,
      has_follow_up: labels.follow_up,
      year: labels.year,
      ref: labels.ref,
      visibility: labels.visibility,
    }),
  ];
}

export function meetingFields() {
  return {
    forum: { ...forumField(), isRequired: true },
    number: {
      type: 'number',
      name: 'number',
      label: meetingLabels.number,
      help: meetingHelp.number,
      isName: true,
      min: 1,
    },
    on: { type: 'date', name: 'on', label: meetingLabels.on, isRequired: true },
    place: { type: 'text', name: 'place', label: meetingLabels.place, maxLength: 300 },
    host_economy: {
      type: 'link',
      name: 'host_economy',
      label: meetingLabels.host_economy,
      options: known('economies'),
      hrefOf: toEconomy,
    },
    apec_meeting: {
      type: 'text',
      name: 'apec_meeting',
      label: meetingLabels.apec_meeting,
      maxLength: 60,
    },
    attendance: {
      type: 'rows',
      name: 'attendance',
      label: meetingLabels.attendance,
      help: meetingHelp.attendance,
      rowName: meetings.attendance.row,
      columns: [
        {
          type: 'link',
          name: 'economy',
          label: meetingLabels.economy,
          options: known('economies'),
          hrefOf: toEconomy,
        },
        { type: 'number', name: 'delegates', label: meetingLabels.delegates, min: 0 },
        { type: 'number', name: 'women', label: meetingLabels.women, min: 0 },
      ],
    },
    visibility: visibilityField(),
    note: noteField,
  } as const satisfies Record<string, FieldSpec>;
}

export const meetingFilters = (): Filter[] => [
  { type: 'options', name: 'forum', label: meetingLabels.forum, options: known('subFora') },
  {
    type: 'options',
    name: 'economy',
    label: meetingLabels.attendance,
    options: known('economies'),
  },
  {
    type: 'options',
    name: 'host_economy',
    label: meetingLabels.host_economy,
    options: known('economies'),
  },
  { type: 'years', name: 'on', label: meetingLabels.on },
  ...byLink({
    apec_meeting: meetingLabels.apec_meeting,
    number: meetingLabels.number,
    year: meetingLabels.year,
    ref: meetingLabels.ref,
    visibility: meetingLabels.visibility,
  }),
];
