/** What the parts of a plan are made of: focus areas, objectives, key performance indicators. */
import type { FieldSpec } from '../../fields/types';
import { kpis as kpiWords, objectives as words } from '../../lib/dictionary/plan-keeping';
import { noteField } from '../../fields/record-fields';
import { known, objectiveOptions, whenKnown } from '../../lib/reference';
import { kindOptions } from '../../lib/words';

const { fields: labels, help } = words;

export const partsReady = () => whenKnown('plans', 'mandates', 'areas');

/** The plan of a part, as far as the plans are known. */
export const planOf = (ref: string) => known('plans').find((plan) => plan.ref === ref);

const drafts = () => known('plans').filter(({ status }) => status === 'draft');

export const partFields = () =>
  ({
    plan: {
      type: 'link',
      name: 'plan',
      label: labels.plan,
      isRequired: true,
      options: drafts().map(({ ref, title }) => ({ value: ref, label: title })),
      hrefOf: (ref: string) => `/strategic-plans/${ref}`,
    },
    ref: {
      type: 'text',
      name: 'ref',
      label: labels.ref,
      help: help.ref,
      isRequired: true,
      maxLength: 64,
    },
    label: {
      type: 'text',
      name: 'label',
      label: labels.label,
      help: help.label,
      isRequired: true,
      maxLength: 60,
    },
    text: {
      type: 'longText',
      name: 'text',
      label: labels.text,
      help: help.text,
      isRequired: true,
      maxLength: 20_000,
    },
    position: {
      type: 'number',
      name: 'position',
      label: labels.position,
      help: help.position,
      isName: true,
      min: 0,
      max: 1000,
    },
    mandates: {
      type: 'links',
      name: 'mandates',
      label: labels.mandates,
      options: known('mandates'),
      hrefOf: (ref: string) => `/mandates/${ref}`,
    },
    areas: {
      type: 'links',
      name: 'areas',
      label: labels.areas,
      options: known('areas'),
      hrefOf: (code: string) => `/cross-cutting-areas/${code}`,
    },
    note: noteField,
  }) as const satisfies Record<string, FieldSpec>;

const MEASURES = ['count', 'share', 'milestone', 'increase', 'ordinal', 'qualitative'];

/** KPIs of drafts: another one of the same objective may be what this one is part of. */
const draftKpis = () =>
  drafts().flatMap(({ objectives }) =>
    objectives.flatMap(({ label, kpis }) =>
      kpis.map((kpi) => ({ value: kpi.ref, label: `${label} ${kpi.label}`, note: kpi.text })),
    ),
  );

export function kpiFields() {
  const { fields, help: kpiHelp, directions } = kpiWords;
  const open = new Set(drafts().flatMap(({ objectives }) => objectives.map(({ ref }) => ref)));
  return {
    objective: {
      type: 'link',
      name: 'objective',
      label: fields.objective,
      isRequired: true,
      options: objectiveOptions().filter(({ value }) => open.has(value)),
    },
    ref: {
      type: 'text',
      name: 'ref',
      label: fields.ref,
      help: kpiHelp.ref,
      isRequired: true,
      maxLength: 64,
    },
    parent: {
      type: 'link',
      name: 'parent',
      label: fields.parent,
      help: kpiHelp.parent,
      options: draftKpis(),
    },
    measure: {
      type: 'enum',
      name: 'measure',
      label: fields.measure,
      isRequired: true,
      options: kindOptions(MEASURES),
    },
    unit: { type: 'text', name: 'unit', label: fields.unit, help: kpiHelp.unit, maxLength: 60 },
    direction: {
      type: 'enum',
      name: 'direction',
      label: fields.direction,
      options: Object.entries(directions).map(([value, label]) => ({ value, label })),
    },
    baseline: {
      type: 'number',
      name: 'baseline.value',
      label: fields['baseline.value'],
      help: kpiHelp.baseline,
    },
    baselineOn: { type: 'date', name: 'baseline.on', label: fields['baseline.on'] },
    baselineNote: { type: 'text', name: 'baseline.note', label: fields['baseline.note'] },
    targets: {
      type: 'rows',
      name: 'targets',
      label: fields.targets,
      help: kpiHelp.targets,
      rowName: kpiWords.targetRow,
      columns: [
        { type: 'number', name: 'value', label: fields.value },
        { type: 'date', name: 'due_on', label: fields.due_on, isExact: true },
      ],
    },
  } as const satisfies Record<string, FieldSpec>;
}
