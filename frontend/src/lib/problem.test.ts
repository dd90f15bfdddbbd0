import { describe, expect, it } from 'vitest';
import { asProblem, fieldOfPointer, problemOf } from './problem';

const response = (body: string, status: number, headers: Record<string, string> = {}) =>
  new Response(body, { status, headers });

describe('problem documents', () => {
  it('carry each rule with its code, its field and its source', async () => {
    const problem = await problemOf(
      response(
        JSON.stringify({
          type: '/problems/rules-not-met',
          title: 'Rules not met',
          status: 422,
          detail: 'The activity cannot be endorsed.',
          request_id: 'r-1',
          errors: [
            {
              code: 'activity.kpi-required',
              pointer: '/kpis',
              detail: 'Name a KPI.',
              source: 'Section IV',
            },
            'noise',
          ],
        }),
        422,
      ),
    );
    expect(problem.slug).toBe('rules-not-met');
    expect(problem.requestId).toBe('r-1');
    expect(problem.errors).toEqual([
      {
        code: 'activity.kpi-required',
        pointer: '/kpis',
        detail: 'Name a KPI.',
        source: 'Section IV',
      },
    ]);
  });

  it("keep the status of a proxy's own page", async () => {
    const problem = await problemOf(response('<h1>Bad gateway</h1>', 502, { 'X-Request-Id': 'r' }));
    expect(problem.status).toBe(502);
    expect(problem.requestId).toBe('r');
    expect(problem.errors).toEqual([]);
  });

  it('wrap whatever else was thrown', () => {
    expect(asProblem(new Error('boom')).title).toBe('boom');
    expect(asProblem('boom').status).toBe(0);
  });
});

describe('pointers', () => {
  it('lead to the field that they fall in', () => {
    const fields = ['title', 'planned', 'lead_economies', 'a/b', 'to.all', 'to.economies'];
    expect(fieldOfPointer('/planned/start', fields)).toBe('planned');
    expect(fieldOfPointer('/lead_economies/0', fields)).toBe('lead_economies');
    expect(fieldOfPointer('/a~1b', fields)).toBe('a/b');
    expect(fieldOfPointer('/to/economies/3', fields)).toBe('to.economies');
    expect(fieldOfPointer('/to', fields)).toBe('to.all');
    expect(fieldOfPointer('/status', fields)).toBeUndefined();
    expect(fieldOfPointer(undefined, fields)).toBeUndefined();
  });
});
