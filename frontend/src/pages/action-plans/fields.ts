/** What an edition and its entries are made of: declared once for list, pages and forms. */
import type { ActionPlanRead, ActionPlanTemplate } from '../../api';
import { byLink, options, years } from '../../fields/filters';
import { named } from '../../fields/named';
import {
  economyField,
  evidenceField,
  noteField,
  planField,
  visibilityField,
} from '../../fields/record-fields';
import type { FieldSpec, Filter } from '../../fields/types';
import { actionPlans as words } from '../../lib/dictionary/action-plans';
import { humanize } from '../../lib/format';
import { labelOf } from '../../lib/options';
import { known, whenKnown } from '../../lib/reference';
import { stateOptions } from '../../lib/words';

const { fields: labels } = words;

export const actionPlansReady = () => whenKnown('economies', 'plans', 'subFora');

/** An edition by name: the three of a plan's cycle, or the year that it bears. */
export const editionWords = (edition: string | null | undefined): string =>
  edition ? (words.editions[edition] ?? edition) : words.undated;

export const planName = ({ economy, edition }: Pick<ActionPlanRead, 'economy' | 'edition'>) =>
  words.nameOf(labelOf(known('economies'), economy), editionWords(edition));

export function actionPlanFields() {
  return named(words, {
    economy: { ...economyField(), isRequired: true },
    edition: { type: 'text', isRequired: true, maxLength: 60 },
    named: {
      type: 'enum',
      name: 'edition',
      help: '',
      isRequired: true,
      options: Object.entries(words.editions).map(([value, label]) => ({ value, label })),
    },
    plan: planField(),
    calendar_year: { type: 'number', isName: true, min: 1989, max: 2100 },
    tabled_at: { type: 'text', maxLength: 300 },
    updated_on: { type: 'date' },
    reviewed_on: { type: 'date' },
    follows: { type: 'ref', hrefOf: (ref: string) => `/action-plans/${ref}` },
    template: { type: 'text' },
    visibility: visibilityField(),
    note: noteField,
  });
}

/** What can be started: the three of a plan's cycle, or the edition of this year or the last. */
export function newEdition(): FieldSpec<'enum'> {
  const { named: ofCycle } = actionPlanFields();
  const year = new Date().getFullYear();
  const recent = [year, year - 1].map(String).map((value) => ({ value, label: value }));
  return { ...ofCycle, options: [...ofCycle.options, ...recent] };
}

export function actionPlanFilters(): Filter[] {
  const { named: ofCycle, plan } = actionPlanFields();
  return [
    ...options(labels, {
      economy: known('economies'),
      status: stateOptions(['draft', 'submitted', 'reviewed']),
      edition: ofCycle.options,
      plan: plan.options,
    }),
    ...years(labels, 'updated_on', 'reviewed_on'),
    ...byLink(labels, 'calendar_year', 'reports_effectiveness', 'ref'),
  ];
}

const SEVERITIES = ['low', 'moderate', 'high', 'critical'];
const DONE = ['not_started', 'partly', 'largely', 'fully'];
const EFFECTIVENESS = ['not_assessed', 'low', 'moderate', 'substantial', 'high'];

export function entryFields(template?: ActionPlanTemplate) {
  return named(words, {
    section: {
      type: 'enum',
      isRequired: true,
      options: (template?.sections ?? []).map(({ code, label }) => ({
        value: code,
        label: `${code} ${label}`,
      })),
    },
    gap: { type: 'longText', isRequired: true },
    risk: { type: 'longText' },
    severity: {
      type: 'enum',
      options: SEVERITIES.map((value) => ({ value, label: humanize(value) })),
    },
    measures_taken: { type: 'longText' },
    measures_planned: { type: 'longText' },
    done: { type: 'enum', options: stateOptions(DONE) },
    effectiveness: { type: 'enum', options: stateOptions(EFFECTIVENESS) },
    capacity_need: { type: 'longText' },
    evidence: evidenceField,
  });
}
