/** What a measurement is made of: declared once for its list, its page and its form. */
import type { StrategicPlanRead } from '../../api';
import { byLink } from '../../fields/filters';
import {
  economyField,
  evidenceField,
  noteField,
  visibilityField,
} from '../../fields/record-fields';
import type { FieldSpec, Filter } from '../../fields/types';
import { measurements as words } from '../../lib/dictionary/scorecard';
import { humanize } from '../../lib/format';
import { known, kpiOptions, whenKnown } from '../../lib/reference';
import { stateOptions } from '../../lib/words';

const { fields: labels, help } = words;

type Kpi = StrategicPlanRead['objectives'][number]['kpis'][number];

const RATINGS = ['low', 'moderate', 'substantial', 'high'];

export const measurementsReady = () => whenKnown('economies', 'plans', 'subFora');

export const kpiOf = (ref: string): Kpi | undefined =>
  known('plans')
    .flatMap(({ objectives }) => objectives.flatMap(({ kpis }) => kpis))
    .find((kpi) => kpi.ref === ref);

export function measurementFields() {
  return {
    kpi: {
      type: 'link',
      name: 'kpi',
      label: labels.kpi,
      isRequired: true,
      options: kpiOptions(),
      hrefOf: (ref: string) => `/kpis/${ref}`,
    },
    economy: { ...economyField(), help: help.economy },
    period_start: {
      type: 'date',
      name: 'period_start',
      label: labels.period_start,
      isRequired: true,
      isExact: true,
    },
    period_end: {
      type: 'date',
      name: 'period_end',
      label: labels.period_end,
      isRequired: true,
      isExact: true,
    },
    value: { type: 'number', name: 'value', label: labels.value, help: help.value },
    numerator: {
      type: 'number',
      name: 'numerator',
      label: labels.numerator,
      help: help.share,
      min: 0,
    },
    denominator: { type: 'number', name: 'denominator', label: labels.denominator, min: 0 },
    rating: {
      type: 'enum',
      name: 'rating',
      label: labels.rating,
      options: RATINGS.map((value) => ({ value, label: humanize(value) })),
    },
    narrative: { type: 'longText', name: 'narrative', label: labels.narrative },
    evidence: evidenceField,
    note: noteField,
    visibility: visibilityField(),
    submitted_on: { type: 'date', name: 'submitted_on', label: labels.submitted_on },
    verified_on: { type: 'date', name: 'verified_on', label: labels.verified_on },
  } as const satisfies Record<string, FieldSpec>;
}

export const measurementFilters = (): Filter[] => [
  {
    type: 'options',
    name: 'status',
    label: labels.status,
    options: stateOptions(['draft', 'submitted', 'verified']),
  },
  { type: 'options', name: 'kpi', label: labels.kpi, options: kpiOptions() },
  { type: 'options', name: 'economy', label: labels.economy, options: known('economies') },
  { type: 'options', name: 'forum', label: labels.forum, options: known('subFora') },
  { type: 'years', name: 'period_end', label: labels.period_end },
  { type: 'years', name: 'period_start', label: labels.period_start },
  ...byLink({
    plan: labels.plan,
    of_forum: labels.sub_forum,
    rating: labels.rating,
    ref: labels.ref,
    visibility: labels.visibility,
  }),
];
