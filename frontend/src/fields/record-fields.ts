/** Fields that several resources have, declared once. Called while rendering: options follow lists. */
import { activities } from '../lib/dictionary/activities';
import { evidence as evidenceWords, shared } from '../lib/dictionary/shared';
import { known } from '../lib/reference';
import { named } from './named';
import type { FieldSpec } from './types';

export const toEconomy = (code: string): string => `/economies/${code}`;

export const economyField = () =>
  ({
    type: 'link',
    name: 'economy',
    label: shared.economy,
    options: known('economies'),
    hrefOf: toEconomy,
  }) as const satisfies FieldSpec;

export const forumField = () =>
  ({
    type: 'link',
    name: 'forum',
    label: shared.forum,
    options: known('subFora'),
    hrefOf: (code: string) => `/sub-fora/${code}`,
  }) as const satisfies FieldSpec;

export const planField = () =>
  ({
    type: 'link',
    name: 'plan',
    label: shared.plan,
    options: known('plans').map(({ ref, title }) => ({ value: ref, label: title })),
    hrefOf: (ref: string) => `/plans/${ref}`,
  }) as const satisfies FieldSpec;

export const areasField = () =>
  ({
    type: 'links',
    name: 'areas',
    label: shared.areas,
    options: known('areas'),
    hrefOf: (code: string) => `/cross-cutting-areas/${code}`,
  }) as const satisfies FieldSpec;

export const topicsField = () =>
  ({
    type: 'links',
    name: 'topics',
    label: shared.topics,
    options: known('topics'),
    hrefOf: (code: string) => `/topics/${code}`,
  }) as const satisfies FieldSpec;

export const visibilityField = () =>
  ({
    type: 'enum',
    name: 'visibility',
    label: shared.visibility,
    help: activities.help.visibility,
    options: Object.entries(activities.visibilities).map(([value, label]) => ({
      value,
      label,
    })),
  }) as const satisfies FieldSpec;

export const {
  note: noteField,
  reason: reasonField,
  message: messageField,
  evidence: evidenceField,
} = named(
  { fields: shared },
  {
    note: { type: 'longText' },
    reason: { type: 'longText' },
    message: { type: 'longText', isRequired: true },
    evidence: {
      type: 'rows',
      rowName: evidenceWords.row,
      columns: Object.values(
        named(
          { fields: evidenceWords },
          {
            title: { type: 'text', maxLength: 300, isRequired: true },
            url: { type: 'text', maxLength: 2000 },
            document_number: { type: 'text', maxLength: 60 },
            on: { type: 'date', isExact: true },
          },
        ),
      ),
    },
  },
);
