// Records, queries, their answers and errors, as docs/http.md has them.

import type { Filter } from "./filterTypes";
import type { Reference } from "./metaTypes";

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

/** A file a field holds. Written as its id alone. */
export interface FieldFile {
  id: string;
  name: string;
  /** Bytes. */
  size: number;
  contentType: string;
  /** The browser may show it in place. */
  inline: boolean;
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
