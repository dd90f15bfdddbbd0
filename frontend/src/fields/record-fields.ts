/** Fields that several resources have, declared once. Called while rendering: options follow lists. */
import { evidence as evidenceWords, shared } from '../lib/dictionary/shared';
import { messages } from '../lib/messages';
import { known } from '../lib/reference';
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
    help: messages.activities.help.visibility,
    options: Object.entries(messages.activities.visibilities).map(([value, label]) => ({
      value,
      label,
    })),
  }) as const satisfies FieldSpec;

export const noteField: FieldSpec = { type: 'longText', name: 'note', label: shared.note };

export const reasonField: FieldSpec = { type: 'longText', name: 'reason', label: shared.reason };

export const messageField: FieldSpec = {
  type: 'longText',
  name: 'message',
  label: shared.message,
  isRequired: true,
};

export const evidenceField: FieldSpec = {
  type: 'rows',
  name: 'evidence',
  label: shared.evidence,
  rowName: evidenceWords.row,
  columns: [
    { type: 'text', name: 'title', label: evidenceWords.title, maxLength: 300, isRequired: true },
    { type: 'text', name: 'url', label: evidenceWords.url, maxLength: 2000 },
    { type: 'text', name: 'document_number', label: evidenceWords.document_number, maxLength: 60 },
    { type: 'date', name: 'on', label: evidenceWords.on, isExact: true },
  ],
};
