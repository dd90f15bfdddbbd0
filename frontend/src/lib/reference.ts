/** The short lists that names come from: economies, fora, areas, plans. Read once, on first use. */
import { signal } from '@preact/signals';
import {
  areas,
  economies,
  focusAreas,
  kpis,
  mandates,
  objectives,
  organizations,
  strategicPlans,
  subFora,
  topics,
} from './client';
import type { Option } from './options';

/** A list that is loaded when it is first asked for; who shows it follows it. */
class ReferenceList<T> {
  private readonly held = signal<readonly T[]>([]);
  private readonly read: () => Promise<T[]>;
  private pending: Promise<void> | undefined;

  constructor(read: () => Promise<T[]>) {
    this.read = read;
  }

  /** Resolves when the list is there; a failure is told, and the next one asks again. */
  load(): Promise<void> {
    this.pending ??= this.read().then(
      (rows) => {
        this.held.value = rows;
      },
      (error: unknown) => {
        this.pending = undefined;
        throw error;
      },
    );
    return this.pending;
  }

  /** Says that the list is no longer as it was: who asks next reads it anew. */
  forget(): void {
    this.pending = undefined;
  }

  /** The list as far as it is known. Who needs to know that it failed awaits `load`. */
  get rows(): readonly T[] {
    this.load().catch(() => undefined);
    return this.held.value;
  }
}

const lists = {
  economies: new ReferenceList(async () =>
    (await economies.all()).map(({ code, name }) => ({ value: code, label: name })),
  ),
  subFora: new ReferenceList(async () =>
    (await subFora.all()).map(({ code, name, predecessor = null }) => ({
      value: code,
      label: code,
      note: name,
      predecessor,
    })),
  ),
  organizations: new ReferenceList(async () =>
    (await organizations.all()).map(({ code, name }) => ({ value: code, label: name })),
  ),
  areas: new ReferenceList(async () =>
    (await areas.all()).map(({ code, name }) => ({ value: code, label: name })),
  ),
  mandates: new ReferenceList(async () =>
    (await mandates.all()).map(({ ref, title }) => ({ value: ref, label: title })),
  ),
  topics: new ReferenceList(async () =>
    (await topics.all()).map(({ code, name }) => ({ value: code, label: name })),
  ),
  plans: new ReferenceList(() => strategicPlans.all()),
};

/** Whose records the lists are made of. */
const SOURCES: ReadonlyMap<unknown, keyof typeof lists> = new Map<unknown, keyof typeof lists>([
  [economies, 'economies'],
  [subFora, 'subFora'],
  [organizations, 'organizations'],
  [areas, 'areas'],
  [mandates, 'mandates'],
  [topics, 'topics'],
  [strategicPlans, 'plans'],
  [focusAreas, 'plans'],
  [objectives, 'plans'],
  [kpis, 'plans'],
]);

/** Says that a record of this resource was written: lists that it stands in are read anew. */
export function wasWritten(resource: unknown): void {
  const name = SOURCES.get(resource);
  if (name) lists[name].forget();
}

type Lists = typeof lists;
type Name = keyof Lists;

/** Resolves when the lists are there, so that no code is shown where a name belongs. */
export async function whenKnown(...names: Name[]): Promise<void> {
  await Promise.all(names.map((name) => lists[name].load()));
}

/** A list as far as it is known; asking for it loads it, and the component follows. */
export const known = <N extends Name>(name: N): Lists[N]['rows'] => lists[name].rows;

const ofPlan = (part: { ref: string; label: string; text: string }, plan: string): Option => ({
  value: part.ref,
  label: `${part.label} · ${plan}`,
  note: part.text,
});

export const planOptions = (): Option[] =>
  known('plans').map(({ ref, title }) => ({ value: ref, label: title }));

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
