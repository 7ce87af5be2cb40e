// Records, queries, their answers and errors: names for the types the server's document gives.

import type { components } from "./schema";

type Schemas = components["schemas"];

export type RecordQuery = Schemas["RecordQuery"];
export type BoardQuery = Schemas["BoardQuery"];
export type BatchOperation = Schemas["BatchOperation"];

export type RecordData = Schemas["Record"];
export type RecordPage = Schemas["RecordPage"];
export type BoardColumn = Schemas["BoardColumn"];
/** A file a field holds. Written as its id alone. */
export type FieldFile = Schemas["FieldFile"];
export type BatchResult = Schemas["BatchAnswer"];
export type TransferResult = Schemas["BatchManyAnswer"];
export type UndoResult = Schemas["BatchUndoAnswer"];

/** Why somebody may or may not do something with a record. */
export type RecordAccess = Schemas["AccessAnswer"];
export type ActionAccess = Schemas["AccessActionAccess"];
export type CollaboratorList = Schemas["CollaboratorList"];
export type ShareLevel = Schemas["ShareLevel"];
export type FieldAccess = Schemas["AccessFieldAccess"];

export type WrittenRecord = RecordData & { changeSet: string };

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** One field of a stale write: what it was when read, and what someone has made of it since. */
export type ChangedField = Schemas["ProblemChangedField"];

/** The server's problem details; or as much as is known when no server answered, with status 0 or a proxy's. */
export type Problem = Partial<Schemas["Problem"]> & { status: number };
