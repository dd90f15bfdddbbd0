/** What a measurement is made of: declared once for its list, its page and its form. */
import type { StrategicPlanRead } from '../../api';
import { byLink, options, years } from '../../fields/filters';
import { named } from '../../fields/named';
import {
  economyField,
  evidenceField,
  noteField,
  visibilityField,
} from '../../fields/record-fields';
import type { Filter } from '../../fields/types';
import { measurements as words } from '../../lib/dictionary/kpis';
import { humanize } from '../../lib/format';
import { known, kpiOptions, whenKnown } from '../../lib/reference';
import { stateOptions } from '../../lib/words';

const { fields: labels } = words;

type Kpi = StrategicPlanRead['objectives'][number]['kpis'][number];

const RATINGS = ['low', 'moderate', 'substantial', 'high'];

export const measurementsReady = () => whenKnown('economies', 'plans', 'subFora');

export const kpiOf = (ref: string): Kpi | undefined =>
  known('plans')
    .flatMap(({ objectives }) => objectives.flatMap(({ kpis }) => kpis))
    .find((kpi) => kpi.ref === ref);

export function measurementFields() {
  return named(words, {
    kpi: {
      type: 'link',
      isRequired: true,
      options: kpiOptions(),
      hrefOf: (ref: string) => `/kpis/${ref}`,
    },
    economy: economyField(),
    period_start: { type: 'date', isRequired: true, isExact: true },
    period_end: { type: 'date', isRequired: true, isExact: true },
    value: { type: 'number' },
    numerator: { type: 'number', min: 0 },
    denominator: { type: 'number', min: 0 },
    rating: {
      type: 'enum',
      options: RATINGS.map((value) => ({ value, label: humanize(value) })),
    },
    narrative: { type: 'longText' },
    evidence: evidenceField,
    note: noteField,
    visibility: visibilityField(),
    submitted_on: { type: 'date' },
    verified_on: { type: 'date' },
  });
}

export const measurementFilters = (): Filter[] => [
  ...options(labels, {
    status: stateOptions(['draft', 'submitted', 'verified']),
    kpi: kpiOptions(),
    economy: known('economies'),
    forum: known('subFora'),
  }),
  ...years(labels, 'period_end', 'period_start'),
  ...byLink(labels, 'plan', 'rating', 'ref', 'visibility'),
  ...byLink({ of_forum: labels.sub_forum }),
];
