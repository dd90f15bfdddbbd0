/** What a forum of APEC is made of: declared once for its page and its form. */
import type { FieldSpec } from '../../fields/types';
import { subFora } from '../../lib/client';
import { subFora as words } from '../../lib/dictionary/reference';
import { matching, type Option } from '../../lib/options';
import { known, whenKnown } from '../../lib/reference';
import { kindOptions, kindWords } from '../../lib/words';
import { aliasesField, codeField, nameField } from '../reference/common-fields';

const { fields: labels, help } = words;

export const foraReady = () => whenKnown('subFora', 'areas');

const toForum = (code: string): string => `/sub-fora/${code}`;

/** Kinds are the record's own words: those in use are offered, and others may be typed. */
async function suggestKinds(typed: string, signal: AbortSignal): Promise<readonly Option[]> {
  const kinds = new Set((await subFora.all({}, signal)).map(({ kind }) => kind));
  const options = [...kinds].sort().map((value) => ({ value, label: kindWords(value) }));
  return matching(options, typed);
}

const forum = (name: 'parent' | 'predecessor' | 'successor') => ({
  type: 'link' as const,
  name,
  label: labels[name],
  help: help[name],
  options: known('subFora').map(({ value, note }) => ({ value, label: `${value} · ${note}` })),
  hrefOf: toForum,
});

export const forumFields = () =>
  ({
    code: codeField,
    name: nameField,
    kind: {
      type: 'ref',
      name: 'kind',
      label: labels.kind,
      help: help.kind,
      isRequired: true,
      maxLength: 64,
      suggest: suggestKinds,
    },
    aliases: aliasesField,
    parent: forum('parent'),
    predecessor: forum('predecessor'),
    successor: forum('successor'),
    active_from: { type: 'date', name: 'active_from', label: labels.active_from },
    active_to: { type: 'date', name: 'active_to', label: labels.active_to },
    is_active: { type: 'boolean', name: 'is_active', label: labels.is_active },
    history: { type: 'longText', name: 'history', label: labels.history, maxLength: 5000 },
    area_roles: {
      type: 'rows',
      name: 'area_roles',
      label: labels.area_roles,
      rowName: words.areaRole,
      columns: [
        {
          type: 'link',
          name: 'area',
          label: labels.area,
          options: known('areas'),
          hrefOf: (code: string) => `/cross-cutting-areas/${code}`,
        },
        {
          type: 'enum',
          name: 'role',
          label: labels.role,
          options: kindOptions(['lead', 'partner']),
        },
        { type: 'text', name: 'note', label: labels.note, maxLength: 5000 },
      ],
    },
  }) as const satisfies Record<string, FieldSpec>;
