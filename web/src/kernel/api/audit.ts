// The audit log, what it watches, and exports that wait for approval.

import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, queryString } from "./client";
import type { components } from "./schema";

type Schemas = components["schemas"];

export type AuditItem = Schemas["AuditItem"];
export type AuditTopic = Schemas["AuditTopic"];
export type ChainState = Schemas["ChainState"];
export type ChainReport = Schemas["ChainReport"];
export type WatchedField = Schemas["WatchedField"];
export type WaitingExport = Schemas["ApprovalWaitingExport"];

export interface AuditFilter {
  topic?: string;
  user?: string;
  object?: string;
  record?: string;
  from?: string;
  to?: string;
}

const keys = {
  log: ["audit", "log"] as const,
  chain: ["audit", "chain"] as const,
  watched: ["audit", "watched"] as const,
  approvals: ["exports", "approvals"] as const,
};

/** Where the same entries can be fetched as a file. */
export function auditFile(filter: AuditFilter, format: "csv" | "xlsx"): string {
  return `/api/audit/file${queryString({ ...filter, format })}`;
}

export function useAudit(filter: AuditFilter) {
  return useInfiniteQuery({
    queryKey: [...keys.log, filter],
    initialPageParam: "",
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) =>
      api.get<{ items: AuditItem[]; nextCursor: string | null }>(
        `/api/audit${queryString({ ...filter, cursor: pageParam })}`,
        signal,
      ),
    getNextPageParam: (page) => page.nextCursor,
  });
}

export function useChain() {
  return useQuery({ queryKey: keys.chain, queryFn: ({ signal }) => api.get<ChainState>("/api/audit/chain", signal) });
}

/** Has the server read the whole log again. */
export function useVerify() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.post<ChainReport>("/api/audit/chain/verify"),
    onSettled: () => client.invalidateQueries({ queryKey: ["audit"] }),
  });
}

export function useWatched() {
  return useQuery({
    queryKey: keys.watched,
    queryFn: async ({ signal }) => (await api.get<{ items: WatchedField[] }>("/api/audit/watched", signal)).items,
  });
}

export function useWatch() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (fields: WatchedField[]) => api.put("/api/audit/watched", { fields }),
    onSettled: () => client.invalidateQueries({ queryKey: ["audit"] }),
  });
}

export function useApprovals() {
  return useQuery({
    queryKey: keys.approvals,
    queryFn: async ({ signal }) => (await api.get<{ items: WaitingExport[] }>("/api/exports/approvals", signal)).items,
  });
}

/** Approves an export, or refuses it with a reason. */
export function useDecide() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, reason }: { id: string; reason?: string }) =>
      reason === undefined
        ? api.post(`/api/exports/${id}/approve`, {})
        : api.post(`/api/exports/${id}/refuse`, { reason }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.approvals }),
  });
}
