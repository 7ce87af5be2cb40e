// The backups of the workspace and their plan, for administrators.

import { useQuery } from "@tanstack/react-query";
import { api } from "./client";
import type { components } from "./schema";

type Schemas = components["schemas"];

export type BackupOverview = Schemas["BackupOverview"];
export type BackupItem = Schemas["BackupItem"];
export type BackupPlan = Schemas["BackupPlan"];

export const backupsKey = ["backups"] as const;

const pollEvery = 1500;

export function isOpen(backup: BackupItem): boolean {
  return backup.state === "queued" || backup.state === "running";
}

/** Asks again and again while one is being made. */
export function useBackups() {
  return useQuery({
    queryKey: backupsKey,
    queryFn: ({ signal }) => api.get<BackupOverview>("/api/backups", signal),
    refetchInterval: (query) => (query.state.data?.items.some(isOpen) ? pollEvery : false),
  });
}
