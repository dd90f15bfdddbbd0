/** The short lists that names come from: economies, fora, areas, plans. Read once, on first use. */
import { type Signal, signal } from '@preact/signals';
import {
  listCrossCuttingAreas,
  listDocuments,
  listEconomies,
  listMandates,
  listOrganizations,
  listStrategicPlans,
  listSubFora,
  listTopics,
} from '../api';
import type { StrategicPlanRead } from '../api';
import { readAll } from './client';
import type { Option } from './options';

interface Lists {
  economies: Option;
  subFora: Option;
  organizations: Option;
  areas: Option;
  mandates: Option;
  topics: Option;
  documents: Option;
  plans: StrategicPlanRead;
}

type Name = keyof Lists;

const loaders: { [N in Name]: () => Promise<Lists[N][]> } = {
  economies: async () =>
    (await readAll(listEconomies)).map(({ code, name }) => ({ value: code, label: name })),
  subFora: async () =>
    (await readAll(listSubFora)).map(({ code, name }) => ({
      value: code,
      label: code,
      note: name,
    })),
  organizations: async () =>
    (await readAll(listOrganizations)).map(({ code, name }) => ({ value: code, label: name })),
  areas: async () =>
    (await readAll(listCrossCuttingAreas)).map(({ code, name }) => ({ value: code, label: name })),
  mandates: async () =>
    (await readAll(listMandates)).map(({ ref, title }) => ({ value: ref, label: title })),
  topics: async () =>
    (await readAll(listTopics)).map(({ code, name }) => ({ value: code, label: name })),
  documents: async () =>
    (await readAll(listDocuments)).map(({ ref, number, title }) => ({
      value: ref,
      label: number,
      note: title,
    })),
  plans: () => readAll(listStrategicPlans),
};

const held: { [N in Name]: Signal<readonly Lists[N][]> } = {
  economies: signal([]),
  subFora: signal([]),
  organizations: signal([]),
  areas: signal([]),
  mandates: signal([]),
  topics: signal([]),
  documents: signal([]),
  plans: signal([]),
};

const pending = new Map<Name, Promise<void>>();

async function load<N extends Name>(name: N): Promise<void> {
  try {
    held[name].value = await loaders[name]();
  } catch (error) {
    pending.delete(name); // The next one who needs it asks again.
    throw error;
  }
}

function ask(name: Name): Promise<void> {
  const asked = pending.get(name) ?? load(name);
  pending.set(name, asked);
  return asked;
}

/** Resolves when the lists are there, so that no code is shown where a name belongs. */
export async function whenKnown(...names: Name[]): Promise<void> {
  await Promise.all(names.map(ask));
}

/** A list as far as it is known; asking for it loads it, and the component follows. */
export function known<N extends Name>(name: N): readonly Lists[N][] {
  // Whoever needs to know that it failed awaits `whenKnown`; here the list just stays empty.
  ask(name).catch(() => undefined);
  return held[name].value;
}

/** After a change to a reference record: read it again when it is next needed. */
export function forget(name: Name): void {
  pending.delete(name);
}

const ofPlan = (part: { ref: string; label: string; text: string }, plan: string): Option => ({
  value: part.ref,
  label: `${part.label} · ${plan}`,
  note: part.text,
});

export const focusAreaOptions = (): Option[] =>
  known('plans').flatMap(({ ref, focus_areas: parts }) => parts.map((part) => ofPlan(part, ref)));

export const objectiveOptions = (): Option[] =>
  known('plans').flatMap(({ ref, objectives: parts }) => parts.map((part) => ofPlan(part, ref)));

/** A KPI's printed label, "(ii)", says little without its objective. */
export const kpiOptions = (): Option[] =>
  known('plans').flatMap(({ ref, objectives }) =>
    objectives.flatMap(({ label, kpis }) =>
      kpis.map((kpi) => ofPlan({ ...kpi, label: `${label} ${kpi.label}` }, ref)),
    ),
  );
