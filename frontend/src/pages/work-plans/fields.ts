/** What a work plan is made of: declared once for its list, its page and its form. */
import { byLink, options } from '../../fields/filters';
import { named } from '../../fields/named';
import { forumField, noteField, planField } from '../../fields/record-fields';
import type { Filter } from '../../fields/types';
import { workPlans as words } from '../../lib/dictionary/work-plans';
import { focusAreaOptions, whenKnown } from '../../lib/reference';
import { kindOptions, stateOptions } from '../../lib/words';

const { fields: labels, thrust } = words;

const STATUSES = ['draft', 'submitted', 'endorsed', 'closed'];
export const BASES = ['leaders_statement', 'apec_theme', 'emerging_threat'];

export const workPlansReady = () => whenKnown('plans', 'subFora', 'economies');

export function workPlanFields() {
  return named(words, {
    forum: { ...forumField(), isRequired: true },
    year: { type: 'number', isRequired: true, isName: true, min: 1989, max: 2100 },
    plan: planField(),
    theme: { type: 'text', maxLength: 300 },
    thrust: {
      type: 'rows',
      rowName: thrust.row,
      columns: Object.values(
        named(
          { fields: thrust },
          {
            focus_area: { type: 'link', options: focusAreaOptions() },
            basis: { type: 'enum', options: kindOptions(BASES) },
            rationale: { type: 'longText' },
          },
        ),
      ),
    },
    submitted_on: { type: 'date' },
    endorsed_on: { type: 'date' },
    note: noteField,
  });
}

export function workPlanFilters(): Filter[] {
  const { forum, plan } = workPlanFields();
  return [
    ...options(labels, {
      status: stateOptions(STATUSES),
      forum: forum.options,
      plan: plan.options,
    }),
    ...byLink(labels, 'year', 'ref'),
  ];
}
