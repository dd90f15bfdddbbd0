/**
 * How the records of each resource are moved from outside their own pages. A resource's verbs come
 * with the first step that is taken on one of its records, and not before.
 */
import type { ComponentChildren } from 'preact';
import { carryOut } from '../../components/verb-bar/carry-out';
import type { Moves } from '../../components/verb-bar/moves';
import type { VerbWords } from '../../components/verb-bar/verb-bar';
import type { FieldSpec } from '../../fields/types';
import {
  activities,
  activityReports,
  engagements,
  implementations,
  kpiMeasurements,
  recommendations,
  type Resource,
  supportMatches,
  supportNeeds,
} from '../../lib/client';
import type { Values } from '../../lib/merge';
import type { Finding } from '../../lib/problem';

/** A step on one record, ready to be shown and taken. */
export interface Opened {
  words: VerbWords;
  fields: readonly FieldSpec[];
  initial: Values;
  about: ComponentChildren;
  labelOf: (finding: Finding) => string | undefined;
  perform: (values: Values, idempotencyKey: string) => Promise<void>;
}

/** Opens a step on a record; none where the record's state does not allow it any more. */
type Settler = (key: string, verb: string) => Promise<Opened | undefined>;

const settler =
  <Row, Create, Update>(
    resource: Resource<Row, Create, Update>,
    load: () => Promise<Moves<Row>>,
  ): Settler =>
  async (key, name) => {
    const [record, { verbs, labelOf, ready }] = await Promise.all([resource.get(key), load()]);
    await ready?.();
    const offered = (await verbs(record.data)).filter((verb) => verb.isOffered(record.data));
    const verb = offered.find((each) => each.name === name);
    if (!verb) return undefined;
    return {
      words: verb.words,
      fields: verb.fields ?? [],
      initial: verb.initial?.(record.data) ?? {},
      about: verb.about?.(record.data),
      labelOf,
      perform: async (values, idempotencyKey) => {
        await carryOut(resource, verb, { record, key, values, idempotencyKey });
      },
    };
  };

/** By the name that a resource bears in addresses. */
export const settlers: Readonly<Record<string, Settler>> = {
  activities: settler(activities, async () => (await import('../activities/verbs')).moves),
  'activity-reports': settler(
    activityReports,
    async () => (await import('../activity-reports/verbs')).moves,
  ),
  engagements: settler(engagements, async () => (await import('../coordination/verbs')).moves),
  implementations: settler(
    implementations,
    async () => (await import('../implementations/verbs')).moves,
  ),
  'kpi-measurements': settler(kpiMeasurements, async () => (await import('../kpis/verbs')).moves),
  recommendations: settler(
    recommendations,
    async () => (await import('../recommendations/verbs')).moves,
  ),
  'support-matches': settler(
    supportMatches,
    async () => (await import('../support/match-verbs')).moves,
  ),
  'support-needs': settler(supportNeeds, async () => (await import('../support/verbs')).moves),
};
