import type { components } from "@/kernel/api/schema";
import type { JobState } from "@/kernel/api/types";

type Schemas = components["schemas"];

/** What the server made of a file before anything is imported. */
export type ImportPreview = Schemas["ImportPreviewAnswer"];
export type TargetField = Schemas["ImportPreviewAnswerTargetField"];
export type PreviewColumn = Schemas["ImportPreviewAnswerColumn"];
export type OnDuplicate = Schemas["OnDuplicate"];
export type PossibleDuplicates = Schemas["PossibleDuplicates"];
export type ExportLimits = Schemas["ExportLimitsAnswer"];
export type ImportJob = Schemas["ImportAnswer"];

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

export function isUnderWay(job: { state: JobState["state"] }): boolean {
  return job.state === "queued" || job.state === "running";
}
