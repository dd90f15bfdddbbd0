/** What an edition and its entries are made of: declared once for list, pages and forms. */
import type { ActionPlanRead, ActionPlanTemplate } from '../../api';
import { byLink } from '../../fields/filters';
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

const { fields: labels, help } = words;

export const actionPlansReady = () => whenKnown('economies', 'plans', 'subFora');

/** An edition by name: the three of a plan's cycle, or the year that it bears. */
export const editionWords = (edition: string | null | undefined): string =>
  edition ? (words.editions[edition] ?? edition) : words.undated;

export const planName = ({ economy, edition }: Pick<ActionPlanRead, 'economy' | 'edition'>) =>
  words.nameOf(labelOf(known('economies'), economy), editionWords(edition));

export function actionPlanFields() {
  return {
    economy: { ...economyField(), isRequired: true },
    edition: {
      type: 'text',
      name: 'edition',
      label: labels.edition,
      help: help.edition,
      isRequired: true,
      maxLength: 60,
    },
    named: {
      type: 'enum',
      name: 'edition',
      label: labels.edition,
      isRequired: true,
      options: Object.entries(words.editions).map(([value, label]) => ({ value, label })),
    },
    plan: planField(),
    calendar_year: {
      type: 'number',
      name: 'calendar_year',
      label: labels.calendar_year,
      isName: true,
      min: 1989,
      max: 2100,
    },
    tabled_at: { type: 'text', name: 'tabled_at', label: labels.tabled_at, maxLength: 300 },
    updated_on: {
      type: 'date',
      name: 'updated_on',
      label: labels.updated_on,
      help: help.updated_on,
    },
    reviewed_on: { type: 'date', name: 'reviewed_on', label: labels.reviewed_on },
    follows: {
      type: 'ref',
      name: 'follows',
      label: labels.follows,
      hrefOf: (ref: string) => `/action-plans/${ref}`,
    },
    template: { type: 'text', name: 'template', label: labels.template },
    visibility: visibilityField(),
    note: noteField,
  } as const satisfies Record<string, FieldSpec>;
}

/** What can be started: the three of a plan's cycle, or the edition of this year or the last. */
export function newEdition(): FieldSpec<'enum'> {
  const { named } = actionPlanFields();
  const year = new Date().getFullYear();
  const years = [year, year - 1].map(String).map((value) => ({ value, label: value }));
  return { ...named, options: [...named.options, ...years] };
}

export function actionPlanFilters(): Filter[] {
  const { named, plan } = actionPlanFields();
  return [
    { type: 'options', name: 'economy', label: labels.economy, options: known('economies') },
    {
      type: 'options',
      name: 'status',
      label: labels.status,
      options: stateOptions(['draft', 'submitted', 'reviewed']),
    },
    { type: 'options', name: 'edition', label: labels.edition, options: named.options },
    { type: 'options', name: 'plan', label: labels.plan, options: plan.options },
    { type: 'years', name: 'updated_on', label: labels.updated_on },
    { type: 'years', name: 'reviewed_on', label: labels.reviewed_on },
    ...byLink({
      calendar_year: labels.calendar_year,
      reports_effectiveness: labels.reports_effectiveness,
      ref: labels.ref,
    }),
  ];
}

const SEVERITIES = ['low', 'moderate', 'high', 'critical'];
const DONE = ['not_started', 'partly', 'largely', 'fully'];
const EFFECTIVENESS = ['not_assessed', 'low', 'moderate', 'substantial', 'high'];

const text = (name: keyof typeof labels): FieldSpec<'longText'> => ({
  type: 'longText',
  name,
  label: labels[name],
});

export function entryFields(template?: ActionPlanTemplate) {
  return {
    section: {
      type: 'enum',
      name: 'section',
      label: labels.section,
      isRequired: true,
      options: (template?.sections ?? []).map(({ code, label }) => ({
        value: code,
        label: `${code} ${label}`,
      })),
    },
    gap: { ...text('gap'), isRequired: true },
    risk: text('risk'),
    severity: {
      type: 'enum',
      name: 'severity',
      label: labels.severity,
      options: SEVERITIES.map((value) => ({ value, label: humanize(value) })),
    },
    measures_taken: text('measures_taken'),
    measures_planned: text('measures_planned'),
    done: {
      type: 'enum',
      name: 'done',
      label: labels.done,
      help: help.done,
      options: stateOptions(DONE),
    },
    effectiveness: {
      type: 'enum',
      name: 'effectiveness',
      label: labels.effectiveness,
      help: help.effectiveness,
      options: stateOptions(EFFECTIVENESS),
    },
    capacity_need: text('capacity_need'),
    evidence: evidenceField,
  } as const satisfies Record<string, FieldSpec>;
}
