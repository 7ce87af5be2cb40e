// History, timeline, comments, files, search, notifications, jobs and reference data of docs/http.md.

import type { Labels, Reference } from "./metaTypes";
import type { Page } from "./recordTypes";

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
