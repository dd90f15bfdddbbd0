/** What the parts of a plan are made of: focus areas, objectives, key performance indicators. */
import { named } from '../../fields/named';
import { kpis as kpiWords, objectives as words } from '../../lib/dictionary/plan-keeping';
import { noteField } from '../../fields/record-fields';
import { known, objectiveOptions, whenKnown } from '../../lib/reference';
import { kindOptions } from '../../lib/words';

export const partsReady = () => whenKnown('plans', 'mandates', 'areas');

/** The plan of a part, as far as the plans are known. */
export const planOf = (ref: string) => known('plans').find((plan) => plan.ref === ref);

const drafts = () => known('plans').filter(({ status }) => status === 'draft');

export const partFields = () =>
  named(words, {
    plan: {
      type: 'link',
      isRequired: true,
      options: drafts().map(({ ref, title }) => ({ value: ref, label: title })),
      hrefOf: (ref: string) => `/strategic-plans/${ref}`,
    },
    ref: { type: 'text', isRequired: true, maxLength: 64 },
    label: { type: 'text', isRequired: true, maxLength: 60 },
    text: { type: 'longText', isRequired: true, maxLength: 20_000 },
    position: { type: 'number', isName: true, min: 0, max: 1000 },
    mandates: {
      type: 'links',
      options: known('mandates'),
      hrefOf: (ref: string) => `/mandates/${ref}`,
    },
    areas: {
      type: 'links',
      options: known('areas'),
      hrefOf: (code: string) => `/cross-cutting-areas/${code}`,
    },
    note: noteField,
  });

const MEASURES = ['count', 'share', 'milestone', 'increase', 'ordinal', 'qualitative'];

/** KPIs of drafts: another one of the same objective may be what this one is part of. */
const draftKpis = () =>
  drafts().flatMap(({ objectives }) =>
    objectives.flatMap(({ label, kpis }) =>
      kpis.map((kpi) => ({ value: kpi.ref, label: `${label} ${kpi.label}`, note: kpi.text })),
    ),
  );

export function kpiFields() {
  const open = new Set(drafts().flatMap(({ objectives }) => objectives.map(({ ref }) => ref)));
  return named(kpiWords, {
    objective: {
      type: 'link',
      isRequired: true,
      options: objectiveOptions().filter(({ value }) => open.has(value)),
    },
    ref: { type: 'text', isRequired: true, maxLength: 64 },
    parent: { type: 'link', options: draftKpis() },
    measure: { type: 'enum', isRequired: true, options: kindOptions(MEASURES) },
    unit: { type: 'text', maxLength: 60 },
    direction: {
      type: 'enum',
      options: Object.entries(kpiWords.directions).map(([value, label]) => ({ value, label })),
    },
    baseline: { type: 'number', name: 'baseline.value' },
    baselineOn: { type: 'date', name: 'baseline.on' },
    baselineNote: { type: 'text', name: 'baseline.note' },
    targets: {
      type: 'rows',
      rowName: kpiWords.targetRow,
      columns: Object.values(
        named(kpiWords, {
          value: { type: 'number' },
          due_on: { type: 'date', isExact: true },
        }),
      ),
    },
  });
}
