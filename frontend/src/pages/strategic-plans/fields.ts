/** What a strategic plan is made of, besides its parts. */
import { named } from '../../fields/named';
import { forumField } from '../../fields/record-fields';
import { plans as words } from '../../lib/dictionary/plan-keeping';
import { known, whenKnown } from '../../lib/reference';
import { titleField } from '../reference/common-fields';

export const plansReady = () => whenKnown('subFora', 'mandates', 'plans');

const DAY = { type: 'date', isExact: true } as const;

export const planFields = () =>
  named(words, {
    ref: { type: 'text', isRequired: true, maxLength: 64 },
    forum: { ...forumField(), isRequired: true },
    title: titleField,
    starts_on: DAY,
    midterm_on: DAY,
    ends_on: DAY,
    vision: { type: 'longText', maxLength: 20_000 },
    mission: { type: 'longText', maxLength: 20_000 },
    mandates: {
      type: 'links',
      options: known('mandates'),
      hrefOf: (ref: string) => `/mandates/${ref}`,
    },
    plan_version: { type: 'number', isName: true },
    amends: { type: 'link', hrefOf: (ref: string) => `/strategic-plans/${ref}` },
    endorsed_on: DAY,
  });
