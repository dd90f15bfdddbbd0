/** What a work plan is made of: declared once for its list, its page and its form. */
import { byLink } from '../../fields/filters';
import { forumField, noteField, planField } from '../../fields/record-fields';
import type { FieldSpec, Filter } from '../../fields/types';
import { workPlans as words } from '../../lib/dictionary/work-plans';
import { focusAreaOptions, whenKnown } from '../../lib/reference';
import { kindOptions, stateOptions } from '../../lib/words';

const { fields: labels, thrust, help } = words;

const STATUSES = ['draft', 'submitted', 'endorsed', 'closed'];
export const BASES = ['leaders_statement', 'apec_theme', 'emerging_threat'];

export const workPlansReady = () => whenKnown('plans', 'subFora', 'economies');

export function workPlanFields() {
  return {
    forum: { ...forumField(), isRequired: true },
    year: {
      type: 'number',
      name: 'year',
      label: labels.year,
      isRequired: true,
      isName: true,
      min: 1989,
      max: 2100,
    },
    plan: { ...planField(), help: help.plan },
    theme: { type: 'text', name: 'theme', label: labels.theme, maxLength: 300 },
    thrust: {
      type: 'rows',
      name: 'thrust',
      label: labels.thrust,
      help: help.thrust,
      rowName: thrust.row,
      columns: [
        {
          type: 'link',
          name: 'focus_area',
          label: thrust.focus_area,
          options: focusAreaOptions(),
        },
        { type: 'enum', name: 'basis', label: thrust.basis, options: kindOptions(BASES) },
        { type: 'longText', name: 'rationale', label: thrust.rationale },
      ],
    },
    submitted_on: { type: 'date', name: 'submitted_on', label: labels.submitted_on },
    endorsed_on: { type: 'date', name: 'endorsed_on', label: labels.endorsed_on },
    note: noteField,
  } as const satisfies Record<string, FieldSpec>;
}

export function workPlanFilters(): Filter[] {
  const { forum, plan } = workPlanFields();
  return [
    { type: 'options', name: 'status', label: labels.status, options: stateOptions(STATUSES) },
    { type: 'options', name: 'forum', label: labels.forum, options: forum.options },
    { type: 'options', name: 'plan', label: labels.plan, options: plan.options },
    ...byLink({ year: labels.year, ref: labels.ref }),
  ];
}
