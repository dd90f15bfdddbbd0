/** Doing what a verb says, from the bar of its page or from wherever it is offered. */
import type { Resource } from '../../lib/client';
import type { Tagged } from '../../lib/http';
import { changesBetween, type Values } from '../../lib/merge';
import { nested } from '../../lib/record';
import type { Verb } from './verb-bar';

export interface Attempt<Row> {
  record: Tagged<Row>;
  key: string;
  /** What was entered. */
  values: Values;
  /** The same for a retry of an attempt that got no answer. */
  idempotencyKey: string;
}

/** The answer is the record as it stands afterwards. */
export function carryOut<Row, Create, Update>(
  resource: Resource<Row, Create, Update>,
  verb: Verb<Row>,
  { record, key, values, idempotencyKey }: Attempt<Row>,
): Promise<Tagged<Row>> {
  const { data, etag } = record;
  if (verb.isChange) {
    const changes = changesBetween(verb.initial?.(data) ?? {}, values);
    // The fields are those that the resource declares for its form, and checked by the API.
    return resource.update(key, etag, nested(changes) as Update);
  }
  const body = verb.fields ? nested(values) : undefined;
  return resource.perform(verb.name, { key, etag, idempotencyKey, body });
}
