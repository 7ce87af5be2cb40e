// The types of docs/http.md, by the names it uses.

export type Language = "zh-CN" | "en-US";
export type Labels = Partial<Record<Language, string>>;

/** What the signed-in user may do with the records of an object. */
export interface ObjectAbilities {
  create: boolean;
  read: boolean;
  update: boolean;
  delete: boolean;
  export: boolean;
  import: boolean;
}

export interface Reference {
  id: string;
  name: string;
}

export interface Session {
  user: {
    id: string;
    name: string;
    email: string;
    language: Language;
    department: Reference | null;
    roles: Reference[];
  };
  workspace: { name: string; timeZone: string; currency: string };
  admin: boolean;
  demo: boolean;
  objects: Record<string, ObjectAbilities>;
}

export interface ObjectSummary {
  /** The plural key used in addresses: `customers`. */
  key: string;
  name: string;
  labels: Labels;
  pluralLabels: Labels;
  icon: string;
  group: string;
  can: ObjectAbilities;
  searchable: boolean;
  hidden: boolean;
}

export type FieldType =
  | "text"
  | "longText"
  | "richText"
  | "integer"
  | "decimal"
  | "money"
  | "percent"
  | "boolean"
  | "date"
  | "dateTime"
  | "choice"
  | "multiChoice"
  | "reference"
  | "user"
  | "department"
  | "phone"
  | "email"
  | "url"
  | "region"
  | "autoNumber";

export interface Choice {
  value: string;
  labels: Labels;
  /** One of Ant Design's preset colour names. */
  color?: string;
}

export interface Field {
  /** `name`, or `custom.tier` for a custom field. */
  key: string;
  labels: Labels;
  help?: Labels;
  type: FieldType;
  required: boolean;
  unique: boolean;
  readOnly: boolean;
  searchable: boolean;
  filterable: boolean;
  sortable: boolean;
  custom: boolean;
  maxLength?: number;
  scale?: number;
  min?: number;
  max?: number;
  choices?: Choice[];
  /** Free values beside the choices, as in tags. */
  open?: boolean;
  /** The object a reference points to: `customers`. */
  target?: string;
  can: { read: boolean; update: boolean };
}

export interface Section {
  key: string;
  labels: Labels;
  fields: string[];
}

export type ViewKind = "list" | "board" | "calendar";

export interface View {
  id: string;
  key?: string;
  name?: string;
  labels?: Labels;
  kind: ViewKind;
  filter?: Filter | null;
  sort: string[];
  columns: string[];
  shared: boolean;
  pinned: boolean;
  isDefault: boolean;
  owner?: Reference;
  builtIn: boolean;
  version?: number;
}

/** What a view is created or changed with. */
export interface ViewInput {
  name: string;
  kind: ViewKind;
  filter?: Filter | null;
  sort: string[];
  columns: string[];
  shared: boolean;
  pinned: boolean;
  isDefault: boolean;
}

export interface RelatedObject {
  object: string;
  field: string;
  labels: Labels;
}

export interface ObjectMeta extends ObjectSummary {
  titleField: string;
  subtitleFields: string[];
  fields: Field[];
  sections: Section[];
  views: View[];
  verbs: { key: string; labels: Labels }[];
  related: RelatedObject[];
  lines?: { field: string; object: string; parent: string };
  boardField?: string;
  calendarField?: string;
}

export interface Meta {
  version: string | number;
  objects: ObjectSummary[];
}

export type FilterOp =
  | "eq"
  | "ne"
  | "lt"
  | "le"
  | "gt"
  | "ge"
  | "in"
  | "notIn"
  | "between"
  | "contains"
  | "startsWith"
  | "empty"
  | "notEmpty"
  | "within";

export interface Condition {
  field: string;
  op: FilterOp;
  value?: unknown;
}

export type Filter = Condition | { and: Filter[] } | { or: Filter[] } | { not: Filter };

export interface RecordQuery {
  search?: string;
  filter?: Filter;
  /** Field keys; a leading `-` sorts downwards. */
  sort?: string[];
  fields?: string[];
  limit?: number;
  count?: "none" | "capped" | "exact";
  /** An instant: the list as it was then. */
  asOf?: string;
  deleted?: boolean;
}

export interface RecordData {
  id: string;
  version: number;
  custom?: Record<string, unknown>;
  owner?: Reference | null;
  department?: Reference | null;
  createdAt?: string;
  createdBy?: Reference | null;
  updatedAt?: string;
  updatedBy?: Reference | null;
  deletedAt?: string | null;
  currency?: string;
  can?: { update: boolean; delete: boolean; verbs: string[] };
  [field: string]: unknown;
}

export type WrittenRecord = RecordData & { changeSet: string };

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export interface RecordPage extends Page<RecordData> {
  count?: number | null;
  capped?: boolean;
}

export interface BoardColumn {
  value: Reference | string | null;
  count: number;
  sum?: { currency: string; amount: number }[];
  items: RecordData[];
  nextCursor: string | null;
}

export interface BoardQuery {
  field: string;
  sum?: string;
  filter?: Filter;
  search?: string;
  fields?: string[];
  sort?: string[];
  limit?: number;
}

export interface BatchOperation {
  op: "create" | "update" | "delete";
  id?: string;
  version?: number;
  values?: Record<string, unknown>;
}

export interface BatchResult {
  changeSet: string;
  results: { status: number; id?: string; version?: number; error?: Problem }[];
}

export interface TransferResult {
  changeSet: string;
  done: number;
  refused: { id: string; reason: string }[];
}

export interface UndoResult {
  changeSet: string;
  undone: number;
  refused: { object: string; id: string; reason: string }[];
}

export interface HistoryEntry {
  seq: number;
  at: string;
  actor: Reference | null;
  source: string;
  changeSet: string;
  op: string;
  fields: Record<string, { old: unknown; new: unknown }>;
}

export type TimelineKind =
  | "activity"
  | "task"
  | "comment"
  | "file"
  | "opportunity"
  | "order"
  | "lead"
  | "contact"
  | "change";

export interface TimelineItem {
  id: string;
  at: string;
  kind: TimelineKind;
  object: string;
  recordId: string;
  /** None for changes: `data` says what was done. */
  title: string | null;
  text?: string | null;
  actor: Reference | null;
  data: Record<string, unknown> | null;
}

export interface Comment {
  id: string;
  text: string;
  mentions: Reference[];
  actor: Reference;
  at: string;
  version: number;
  can?: { update: boolean; delete: boolean };
}

export interface FileInfo {
  id: string;
  name: string;
  /** Bytes. */
  size: number;
  contentType: string;
  actor: Reference;
  at: string;
}

export interface SearchHit {
  object: string;
  id: string;
  title: string;
  subtitle: string;
}

export interface NotificationItem {
  id: string;
  at: string;
  event: string;
  title: string;
  text: string;
  object?: string;
  recordId?: string;
  read: boolean;
}

export interface NotificationPage extends Page<NotificationItem> {
  unread: number;
}

export interface JobState {
  kind: "import" | "export";
  id: string;
  state: "queued" | "running" | "done" | "failed" | "cancelled";
  done: number;
  total: number;
}

export interface ExportJob {
  id: string;
  state: JobState["state"];
  total: number;
  done: number;
  error?: string;
  at: string;
}

export interface Region {
  code: string;
  name: string;
  children?: Region[];
}

export interface Industry {
  code: string;
  names: Labels;
  children?: Industry[];
}

/** One field of a stale write: what it was when read, and what someone has made of it since. */
export interface ChangedField {
  field: string;
  old: unknown;
  new: unknown;
  by: Reference | null;
  at: string;
}

/** RFC 9457 problem details with the server's additions. */
export interface Problem {
  type?: string;
  title?: string;
  status: number;
  detail?: string;
  code?: string;
  traceId?: string;
  errors?: Record<string, string[]>;
  /** On 409: the record as it is now. */
  current?: RecordData;
  changed?: ChangedField[];
  /** Seconds, on 429. */
  retryAfter?: number;
}
