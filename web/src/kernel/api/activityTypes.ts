// History, timeline, comments, files, search, notifications, jobs and reference data: names for the types the server's document gives.

import type { components } from "./schema";

type Schemas = components["schemas"];

export type HistoryEntry = Schemas["HistoryEntry"];
export type TimelineItem = Schemas["TimelineItem"];
export type TimelineKind = TimelineItem["kind"];
export type Comment = Schemas["CommentAnswer"];
export type FileInfo = Schemas["FileAnswer"];
export type SearchHit = Schemas["SearchHit"];
export type NotificationItem = Schemas["NotificationAnswer"];
export type NotificationPage = Schemas["NotificationPage"];
export type ExportJob = Schemas["ExportAnswer"];
export type Region = Schemas["RegionNode"];
export type Industry = Schemas["ListIndustriesNode"];

/** What the live connection says of work in the background. */
export interface JobState {
  kind: "import" | "export" | "handOver";
  id: string;
  state: Schemas["TransferState"];
  done: number;
  /** Null until they are counted. */
  total: number | null;
}
