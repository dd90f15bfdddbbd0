/** What a forum of APEC is made of: declared once for its page and its form. */
import { named } from '../../fields/named';
import { subFora } from '../../lib/client';
import { subFora as words } from '../../lib/dictionary/reference';
import { matching, type Option } from '../../lib/options';
import { known, whenKnown } from '../../lib/reference';
import { kindOptions, kindWords } from '../../lib/words';
import { aliasesField, codeField, nameField } from '../reference/common-fields';

export const foraReady = () => whenKnown('subFora', 'areas');

const toForum = (code: string): string => `/sub-fora/${code}`;

/** Kinds are the record's own words: those in use are offered, and others may be typed. */
async function suggestKinds(typed: string, signal: AbortSignal): Promise<readonly Option[]> {
  const kinds = new Set((await subFora.all({}, signal)).map(({ kind }) => kind));
  const options = [...kinds].sort().map((value) => ({ value, label: kindWords(value) }));
  return matching(options, typed);
}

export function forumFields() {
  const forum = {
    type: 'link',
    options: known('subFora').map(({ value, note }) => ({ value, label: `${value} · ${note}` })),
    hrefOf: toForum,
  } as const;
  return named(words, {
    code: codeField,
    name: nameField,
    kind: { type: 'ref', isRequired: true, maxLength: 64, suggest: suggestKinds },
    aliases: aliasesField,
    parent: forum,
    predecessor: forum,
    successor: forum,
    active_from: { type: 'date' },
    active_to: { type: 'date' },
    is_active: { type: 'boolean' },
    history: { type: 'longText', maxLength: 5000 },
    area_roles: {
      type: 'rows',
      rowName: words.areaRole,
      columns: Object.values(
        named(words, {
          area: {
            type: 'link',
            options: known('areas'),
            hrefOf: (code: string) => `/cross-cutting-areas/${code}`,
          },
          role: { type: 'enum', options: kindOptions(['lead', 'partner']) },
          note: { type: 'text', maxLength: 5000 },
        }),
      ),
    },
  });
}
