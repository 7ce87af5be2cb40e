import type { JobState, Labels, Reference } from "@/kernel/api/types";

/** What the server made of a file before anything is imported. */
export interface ImportPreview {
  /** Token by which the import names the uploaded file. */
  file: string;
  format: string;
  encoding: string | null;
  delimiter: string | null;
  columns: PreviewColumn[];
  rows: (string | null)[][];
  /** Where cells can go: fields of the object, and of its lines by path. */
  fields: TargetField[];
}

export interface TargetField {
  key: string;
  labels: Labels;
  required: boolean;
  unique: boolean;
}

export interface PreviewColumn {
  header: string;
  samples: string[];
  /** The field the server guesses; null when it has no idea. */
  field: string | null;
}

export type OnDuplicate = "update" | "skip" | "create";
export type PossibleDuplicates = "warn" | "skip" | "update" | "ignore";

/** How a file is imported; what is left out the server decides. */
export interface ImportOptions {
  mapping: Record<string, string | null>;
  key?: string;
  dryRun: boolean;
  encoding?: string;
  dateFormat?: "mdy" | "dmy";
  phoneCountry?: string;
  onDuplicate: OnDuplicate;
  duplicates?: PossibleDuplicates;
  createMissing?: string[];
  clearEmpty?: boolean;
  unknownUsers?: "reject" | "mine";
}

export interface ImportJob {
  id: string;
  object: string;
  fileName: string;
  state: JobState["state"];
  dryRun: boolean;
  total: number | null;
  done: number;
  created: number;
  updated: number;
  skipped: number;
  rejected: number;
  warnings?: number;
  changeSet: string | null;
  error?: string | null;
  at: string;
  by: Reference | null;
}

export function isUnderWay(job: { state: JobState["state"] }): boolean {
  return job.state === "queued" || job.state === "running";
}
