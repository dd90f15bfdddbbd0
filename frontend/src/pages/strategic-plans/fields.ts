/** What a strategic plan is made of, besides its parts. */
import { forumField } from '../../fields/record-fields';
import type { FieldSpec } from '../../fields/types';
import { plans as words } from '../../lib/dictionary/plan-keeping';
import { known, whenKnown } from '../../lib/reference';
import { titleField } from '../reference/common-fields';

const { fields: labels, help } = words;

export const plansReady = () => whenKnown('subFora', 'mandates', 'plans');

const day = (name: 'starts_on' | 'midterm_on' | 'ends_on' | 'endorsed_on') => ({
  type: 'date' as const,
  name,
  label: labels[name],
  isExact: true,
});

export const planFields = () =>
  ({
    ref: {
      type: 'text',
      name: 'ref',
      label: labels.ref,
      help: help.ref,
      isRequired: true,
      maxLength: 64,
    },
    forum: { ...forumField(), isRequired: true },
    title: titleField,
    starts_on: day('starts_on'),
    midterm_on: day('midterm_on'),
    ends_on: day('ends_on'),
    vision: { type: 'longText', name: 'vision', label: labels.vision, maxLength: 20_000 },
    mission: { type: 'longText', name: 'mission', label: labels.mission, maxLength: 20_000 },
    mandates: {
      type: 'links',
      name: 'mandates',
      label: labels.mandates,
      options: known('mandates'),
      hrefOf: (ref: string) => `/mandates/${ref}`,
    },
    plan_version: {
      type: 'number',
      name: 'plan_version',
      label: labels.plan_version,
      isName: true,
    },
    amends: {
      type: 'link',
      name: 'amends',
      label: labels.amends,
      hrefOf: (ref: string) => `/strategic-plans/${ref}`,
    },
    endorsed_on: day('endorsed_on'),
  }) as const satisfies Record<string, FieldSpec>;
