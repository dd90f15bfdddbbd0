/**
 * The client of the API's resources. They all list, read, create, change and move by verbs in the
 * same way; what each of them holds is in the types generated from the specification.
 */
import type {
  ActionPlanCreate,
  ActionPlanEntryCreate,
  ActionPlanEntryRead,
  ActionPlanEntryUpdate,
  ActionPlanRead,
  ActionPlanUpdate,
  ActivityCreate,
  ActivityRead,
  ActivityReportCreate,
  ActivityReportRead,
  ActivityReportUpdate,
  ActivityUpdate,
  AuditEventRead,
  CrossCuttingAreaCreate,
  CrossCuttingAreaRead,
  CrossCuttingAreaUpdate,
  EconomyCreate,
  EconomyRead,
  EconomyUpdate,
  EngagementCreate,
  EngagementRead,
  EngagementUpdate,
  DocumentCreate,
  DocumentRead,
  DocumentUpdate,
  ExportFormat,
  Findings,
  FocusAreaCreate,
  FocusAreaRead,
  FocusAreaUpdate,
  KpiCreate,
  KpiRead,
  KpiUpdate,
  ListDocumentsData,
  ListFocusAreasData,
  ListKpisData,
  ListObjectivesData,
  ObjectiveCreate,
  ObjectiveRead,
  ObjectiveUpdate,
  ImplementationRead,
  ImplementationUpdate,
  ListActionPlanEntriesData,
  ListActionPlansData,
  ListActivitiesData,
  ListActivityReportsData,
  ListAuditEventsData,
  ListCrossCuttingAreasData,
  ListEconomiesData,
  ListEngagementsData,
  KpiMeasurementCreate,
  KpiMeasurementRead,
  KpiMeasurementUpdate,
  ListImplementationsData,
  ListKpiMeasurementsData,
  ListRecommendationLikenessesData,
  RecommendationLikenessCreate,
  RecommendationLikenessRead,
  ListMandatesData,
  ListMeetingsData,
  ListOrganizationsData,
  ListRecommendationsData,
  ListServiceAccountsData,
  ListStrategicPlansData,
  ListSubForaData,
  ListSupportMatchesData,
  ListSupportNeedsData,
  ListSupportOffersData,
  ListTopicsData,
  ListUsersData,
  ListWorkPlansData,
  MandateCreate,
  MandateRead,
  MandateUpdate,
  MeetingCreate,
  MeetingRead,
  MeetingUpdate,
  OrganizationCreate,
  OrganizationRead,
  OrganizationUpdate,
  RecommendationCreate,
  RecommendationRead,
  RecommendationUpdate,
  ServiceAccountCreate,
  ServiceAccountRead,
  ServiceAccountUpdate,
  StrategicPlanCreate,
  StrategicPlanRead,
  StrategicPlanUpdate,
  SubForumCreate,
  SubForumRead,
  SubForumUpdate,
  SupportMatchCreate,
  SupportMatchRead,
  SupportMatchUpdate,
  SupportNeedCreate,
  SupportNeedRead,
  SupportNeedUpdate,
  SupportOfferCreate,
  SupportOfferRead,
  SupportOfferUpdate,
  TopicCreate,
  TopicRead,
  TopicUpdate,
  UserCreate,
  UserRead,
  UserUpdate,
  WorkPlanCreate,
  WorkPlanRead,
  WorkPlanUpdate,
} from '../api';
import { segment, type Tagged, transport, transportOnce } from './http';
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
/** A file waits for its turn, and is complete before it is sent. */
const FILE_LIMIT_MS = 120_000;
const JSON_TYPE = 'application/json';

const never = (): AbortSignal => new AbortController().signal;

/** A computed answer, such as a coverage. */
export async function readJson<T>(url: string, signal: AbortSignal): Promise<T> {
  const response = await transport(url, { signal });
  return (await response.json()) as T;
}

const tagged = async <T>(response: Response): Promise<Tagged<T>> => ({
  data: (await response.json()) as T,
  etag: response.headers.get('ETag') ?? '',
});

export class Resource<Row, Create = never, Update = never> {
  private readonly url: string;
  private readonly headers: Readonly<Record<string, string>>;

  /** With headers, each read says them: such as why the reader reads. */
  constructor(url: string, headers: Readonly<Record<string, string>> = {}) {
    this.url = url;
    this.headers = headers;
  }

  /** One page; the query may come from an address, and the server checks it. */
  async page(query: Params, signal: AbortSignal): Promise<ListAnswer<Row>> {
    const { headers } = this;
    const response = await transport(`${this.url}${searchOf(query)}`, { signal, headers });
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

  /** The whole list as a file, complete before its first byte arrives. */
  async file(format: ExportFormat, query: Params, signal: AbortSignal): Promise<Response> {
    const { headers } = this;
    const address = `${this.url}${searchOf({ ...query, format })}`;
    return transportOnce(address, { signal, headers }, FILE_LIMIT_MS);
  }

  async get(key: string, signal: AbortSignal = never()): Promise<Tagged<Row>> {
    const { headers } = this;
    return tagged<Row>(await transport(this.of(key), { signal, headers }));
  }

  /** What the API says beside a record: its candidates, its coverage, its history. */
  async beside<T>(key: string, name: string, signal: AbortSignal, query: Params = {}): Promise<T> {
    return readJson<T>(`${this.of(key)}/${name}${searchOf(query)}`, signal);
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

  of(key: string): string {
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

export const actionPlans = new Resource<ActionPlanRead, ActionPlanCreate, ActionPlanUpdate>(
  '/api/v1/action-plans' satisfies ListActionPlansData['url'],
);

/** The entries of an edition. The secretariat says why it reads them; the economy sees it. */
export function entriesOf(plan: string, reason?: string) {
  const url = '/api/v1/action-plans/{key}/entries' satisfies ListActionPlanEntriesData['url'];
  const why = 'CTWG-Reason' satisfies keyof NonNullable<ListActionPlanEntriesData['headers']>;
  return new Resource<ActionPlanEntryRead, ActionPlanEntryCreate, ActionPlanEntryUpdate>(
    url.replace('{key}', segment(plan)),
    reason ? { [why]: reason } : {},
  );
}

export const activityReports = new Resource<
  ActivityReportRead,
  ActivityReportCreate,
  ActivityReportUpdate
>('/api/v1/activity-reports' satisfies ListActivityReportsData['url']);
export const activities = new Resource<ActivityRead, ActivityCreate, ActivityUpdate>(
  '/api/v1/activities' satisfies ListActivitiesData['url'],
);
export const auditEvents = new Resource<AuditEventRead>(
  '/api/v1/audit-events' satisfies ListAuditEventsData['url'],
);
export const areas = new Resource<
  CrossCuttingAreaRead,
  CrossCuttingAreaCreate,
  CrossCuttingAreaUpdate
>('/api/v1/cross-cutting-areas' satisfies ListCrossCuttingAreasData['url']);
export const documents = new Resource<DocumentRead, DocumentCreate, DocumentUpdate>(
  '/api/v1/documents' satisfies ListDocumentsData['url'],
);
export const economies = new Resource<EconomyRead, EconomyCreate, EconomyUpdate>(
  '/api/v1/economies' satisfies ListEconomiesData['url'],
);
export const engagements = new Resource<EngagementRead, EngagementCreate, EngagementUpdate>(
  '/api/v1/engagements' satisfies ListEngagementsData['url'],
);
export const focusAreas = new Resource<FocusAreaRead, FocusAreaCreate, FocusAreaUpdate>(
  '/api/v1/focus-areas' satisfies ListFocusAreasData['url'],
);
export const implementations = new Resource<ImplementationRead, never, ImplementationUpdate>(
  '/api/v1/implementations' satisfies ListImplementationsData['url'],
);
export const kpiMeasurements = new Resource<
  KpiMeasurementRead,
  KpiMeasurementCreate,
  KpiMeasurementUpdate
>('/api/v1/kpi-measurements' satisfies ListKpiMeasurementsData['url']);
export const kpis = new Resource<KpiRead, KpiCreate, KpiUpdate>(
  '/api/v1/kpis' satisfies ListKpisData['url'],
);
export const likenesses = new Resource<RecommendationLikenessRead, RecommendationLikenessCreate>(
  '/api/v1/recommendation-likenesses' satisfies ListRecommendationLikenessesData['url'],
);
export const mandates = new Resource<MandateRead, MandateCreate, MandateUpdate>(
  '/api/v1/mandates' satisfies ListMandatesData['url'],
);
export const meetings = new Resource<MeetingRead, MeetingCreate, MeetingUpdate>(
  '/api/v1/meetings' satisfies ListMeetingsData['url'],
);
export const objectives = new Resource<ObjectiveRead, ObjectiveCreate, ObjectiveUpdate>(
  '/api/v1/objectives' satisfies ListObjectivesData['url'],
);
export const organizations = new Resource<OrganizationRead, OrganizationCreate, OrganizationUpdate>(
  '/api/v1/organizations' satisfies ListOrganizationsData['url'],
);
export const recommendations = new Resource<
  RecommendationRead,
  RecommendationCreate,
  RecommendationUpdate
>('/api/v1/recommendations' satisfies ListRecommendationsData['url']);
export const serviceAccounts = new Resource<
  ServiceAccountRead,
  ServiceAccountCreate,
  ServiceAccountUpdate
>('/api/v1/service-accounts' satisfies ListServiceAccountsData['url']);
export const strategicPlans = new Resource<
  StrategicPlanRead,
  StrategicPlanCreate,
  StrategicPlanUpdate
>('/api/v1/strategic-plans' satisfies ListStrategicPlansData['url']);
export const subFora = new Resource<SubForumRead, SubForumCreate, SubForumUpdate>(
  '/api/v1/sub-fora' satisfies ListSubForaData['url'],
);
export const supportMatches = new Resource<
  SupportMatchRead,
  SupportMatchCreate,
  SupportMatchUpdate
>('/api/v1/support-matches' satisfies ListSupportMatchesData['url']);
export const supportNeeds = new Resource<SupportNeedRead, SupportNeedCreate, SupportNeedUpdate>(
  '/api/v1/support-needs' satisfies ListSupportNeedsData['url'],
);
export const supportOffers = new Resource<SupportOfferRead, SupportOfferCreate, SupportOfferUpdate>(
  '/api/v1/support-offers' satisfies ListSupportOffersData['url'],
);
export const topics = new Resource<TopicRead, TopicCreate, TopicUpdate>(
  '/api/v1/topics' satisfies ListTopicsData['url'],
);
export const users = new Resource<UserRead, UserCreate, UserUpdate>(
  '/api/v1/users' satisfies ListUsersData['url'],
);
export const workPlans = new Resource<WorkPlanRead, WorkPlanCreate, WorkPlanUpdate>(
  '/api/v1/work-plans' satisfies ListWorkPlansData['url'],
);
