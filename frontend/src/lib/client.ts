/**
 * The client of the API's resources. They all list, read, create, change and move by verbs in the
 * same way; what each of them holds is in the types generated from the specification.
 */
import type {
  ActionPlanRead,
  ActivityCreate,
  ActivityRead,
  ActivityUpdate,
  CrossCuttingAreaRead,
  EconomyRead,
  Findings,
  ImplementationRead,
  ListActionPlansData,
  ListActivitiesData,
  ListCrossCuttingAreasData,
  ListEconomiesData,
  ListImplementationsData,
  ListMandatesData,
  ListOrganizationsData,
  ListRecommendationsData,
  ListStrategicPlansData,
  ListSubForaData,
  ListTopicsData,
  MandateRead,
  OrganizationRead,
  RecommendationCreate,
  RecommendationRead,
  RecommendationUpdate,
  StrategicPlanRead,
  SubForumRead,
  TopicRead,
} from '../api';
import { segment, type Tagged, transport } from './http';
import { type Finding, findingsOf } from './problem';
import { type Params, searchOf } from './query';

export interface ListAnswer<Row> {
  items: Row[];
  next: string | null;
  /** How many there are in all, where it was asked for. */
  total?: number | null;
}

/** A change of state: which record, in which version, and the key of this one attempt. */
export interface VerbRequest {
  key: string;
  etag: string;
  idempotencyKey: string;
  body?: unknown;
}

const ONE_PAGE = '500';
const JSON_TYPE = 'application/json';

const never = (): AbortSignal => new AbortController().signal;

const tagged = async <T>(response: Response): Promise<Tagged<T>> => ({
  data: (await response.json()) as T,
  etag: response.headers.get('ETag') ?? '',
});

export class Resource<Row, Create = never, Update = never> {
  private readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  /** One page; the query may come from an address, and the server checks it. */
  async page(query: Params, signal: AbortSignal): Promise<ListAnswer<Row>> {
    const response = await transport(`${this.url}${searchOf(query)}`, { signal });
    return (await response.json()) as ListAnswer<Row>;
  }

  /** Every record of a list that is known to be short, such as the economies. */
  async all(query: Params = {}, signal: AbortSignal = never()): Promise<Row[]> {
    const rows: Row[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: ListAnswer<Row> = await this.page({ ...query, limit: ONE_PAGE, cursor }, signal);
      rows.push(...page.items);
      cursor = page.next;
    }
    return rows;
  }

  /** How many records a query finds, without reading them. */
  async count(query: Params, signal: AbortSignal): Promise<number> {
    const { total } = await this.page({ ...query, limit: '1', count: 'true' }, signal);
    return total ?? 0;
  }

  async get(key: string, signal: AbortSignal = never()): Promise<Tagged<Row>> {
    return tagged<Row>(await transport(this.of(key), { signal }));
  }

  create(body: Create, idempotencyKey: string): Promise<Tagged<Row>> {
    return this.send('POST', this.url, body, { 'Idempotency-Key': idempotencyKey });
  }

  /** A merge patch on the version that was read. */
  update(key: string, etag: string, body: Update): Promise<Tagged<Row>> {
    return this.send('PATCH', this.of(key), body, { 'If-Match': etag });
  }

  /** The answer is the record as it stands afterwards. */
  perform(verb: string, { key, etag, idempotencyKey, body }: VerbRequest): Promise<Tagged<Row>> {
    const headers = { 'If-Match': etag, 'Idempotency-Key': idempotencyKey };
    return this.send('POST', `${this.of(key)}/${verb}`, body, headers);
  }

  /** Which rules stand against the record as it is. */
  async lint(key: string): Promise<Finding[]> {
    const response = await transport(`${this.of(key)}/lint`, { method: 'POST' });
    return findingsOf(((await response.json()) as Findings).findings);
  }

  private of(key: string): string {
    return `${this.url}/${segment(key)}`;
  }

  private async send(
    method: string,
    url: string,
    body: unknown,
    conditions: Record<string, string>,
  ): Promise<Tagged<Row>> {
    const content =
      body === undefined
        ? { headers: conditions }
        : { headers: { ...conditions, 'Content-Type': JSON_TYPE }, body: JSON.stringify(body) };
    return tagged<Row>(await transport(url, { method, ...content }));
  }
}

// Each address is checked against the specification: a renamed resource fails to compile.

export const actionPlans = new Resource<ActionPlanRead>(
  '/api/v1/action-plans' satisfies ListActionPlansData['url'],
);
export const activities = new Resource<ActivityRead, ActivityCreate, ActivityUpdate>(
  '/api/v1/activities' satisfies ListActivitiesData['url'],
);
export const areas = new Resource<CrossCuttingAreaRead>(
  '/api/v1/cross-cutting-areas' satisfies ListCrossCuttingAreasData['url'],
);
export const economies = new Resource<EconomyRead>(
  '/api/v1/economies' satisfies ListEconomiesData['url'],
);
export const implementations = new Resource<ImplementationRead>(
  '/api/v1/implementations' satisfies ListImplementationsData['url'],
);
export const mandates = new Resource<MandateRead>(
  '/api/v1/mandates' satisfies ListMandatesData['url'],
);
export const organizations = new Resource<OrganizationRead>(
  '/api/v1/organizations' satisfies ListOrganizationsData['url'],
);
export const recommendations = new Resource<
  RecommendationRead,
  RecommendationCreate,
  RecommendationUpdate
>('/api/v1/recommendations' satisfies ListRecommendationsData['url']);
export const strategicPlans = new Resource<StrategicPlanRead>(
  '/api/v1/strategic-plans' satisfies ListStrategicPlansData['url'],
);
export const subFora = new Resource<SubForumRead>(
  '/api/v1/sub-fora' satisfies ListSubForaData['url'],
);
export const topics = new Resource<TopicRead>('/api/v1/topics' satisfies ListTopicsData['url']);
