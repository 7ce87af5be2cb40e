import {
  keepPreviousData,
  type QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useMemo } from "react";
import { dropRecords, mergePages, overlay, putRecord, refresh, rememberOwnChange } from "./cache";
import { ApiError, api, queryString } from "./client";
import { keys } from "./keys";
import type {
  BatchOperation,
  BatchResult,
  BoardColumn,
  BoardQuery,
  Industry,
  Meta,
  ObjectMeta,
  RecordAccess,
  RecordData,
  RecordPage,
  RecordQuery,
  Region,
  SearchHit,
  Session,
  TransferResult,
  UndoResult,
  WrittenRecord,
} from "./types";
import { lookingAt, lookingAtAll } from "./viewAs";

const day = 24 * 60 * 60 * 1000;

/** The signed-in user; `data` is null when nobody is signed in. */
export function useSession() {
  return useQuery({
    queryKey: keys.session,
    staleTime: 5 * 60 * 1000,
    queryFn: ({ signal }) =>
      api.get<Session>("/api/session", signal).catch((error: unknown) => {
        if (error instanceof ApiError && error.status === 401) {
          return null;
        }

        throw error;
      }),
  });
}

/** The session inside pages that are only shown to signed-in people. */
export function useSignedIn(): Session {
  const { data } = useSession();
  if (!data) {
    throw new Error("This page needs a signed-in user.");
  }

  return data;
}

export function useMeta() {
  return useQuery({
    queryKey: keys.meta,
    staleTime: 10 * 60 * 1000,
    queryFn: ({ signal }) => api.get<Meta>("/api/meta", signal).then(lookingAtAll),
  });
}

export const objectMetaQuery = (object: string) => ({
  queryKey: keys.objectMeta(object),
  staleTime: 10 * 60 * 1000,
  queryFn: ({ signal }: { signal: AbortSignal }) => api.get<ObjectMeta>(`/api/meta/${object}`, signal).then(lookingAt),
});

export function useObjectMeta(object: string | undefined) {
  return useQuery({ ...objectMetaQuery(object ?? ""), enabled: object !== undefined && object !== "" });
}

/** A list that grows by pages. `records` holds all that were fetched; the count comes with the first page. */
export function useRecords(object: string, query: RecordQuery, enabled = true) {
  const result = useInfiniteQuery({
    queryKey: keys.list(object, query),
    enabled,
    initialPageParam: null as string | null,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) =>
      api.post<RecordPage>(
        `/api/${object}/query`,
        { ...query, cursor: pageParam ?? undefined, count: pageParam === null ? (query.count ?? "capped") : "none" },
        signal,
      ),
    getNextPageParam: (page) => page.nextCursor,
  });
  const records = useMemo(() => mergePages(result.data?.pages ?? []), [result.data]);
  const first = result.data?.pages[0];
  return { ...result, records, count: first?.count ?? null, capped: first?.capped ?? false };
}

/** One page of records: pickers, related lists, cards. */
export function useSomeRecords(object: string, query: RecordQuery, enabled = true) {
  return useQuery({
    queryKey: keys.some(object, query),
    enabled,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.post<RecordPage>(`/api/${object}/query`, query, signal),
  });
}

export function useBoard(object: string, query: BoardQuery, enabled = true) {
  return useQuery({
    queryKey: keys.board(object, query),
    enabled,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.post<{ columns: BoardColumn[] }>(`/api/${object}/board`, query, signal),
  });
}

/** One record, now or (`asOf`, an instant) as it was. */
export function useRecord(object: string, id: string | undefined, asOf?: string) {
  return useQuery({
    queryKey: keys.record(object, id ?? "", asOf),
    enabled: id !== undefined && id !== "",
    placeholderData: asOf ? keepPreviousData : undefined,
    staleTime: asOf ? day : 0,
    queryFn: ({ signal }) => api.get<RecordData>(`/api/${object}/${id}${queryString({ asOf })}`, signal),
  });
}

export function useSearch(q: string, objects?: string, limit = 20) {
  return useQuery({
    queryKey: [...keys.search(q, objects), limit],
    enabled: q.trim() !== "",
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    queryFn: ({ signal }) =>
      api.get<{ items: SearchHit[] }>(`/api/search${queryString({ q: q.trim(), objects, limit })}`, signal),
  });
}

export function useRegions(enabled = true) {
  return useQuery({
    queryKey: keys.regions,
    enabled,
    staleTime: day,
    queryFn: ({ signal }) => api.get<Region[]>("/api/reference/regions", signal),
  });
}

export function useIndustries(enabled = true) {
  return useQuery({
    queryKey: keys.industries,
    enabled,
    staleTime: day,
    queryFn: ({ signal }) => api.get<Industry[]>("/api/reference/industries", signal),
  });
}

/** Puts a written record where it is shown and marks what depends on it. Custom verbs call this with their answer. */
export function acceptRecord(client: QueryClient, object: string, record: RecordData & { changeSet?: string }): void {
  rememberOwnChange(record.changeSet);
  const { changeSet: _, ...data } = record;
  client.setQueryData(keys.record(object, record.id), data);
  putRecord(client, object, record.id, (old) => ({ ...old, ...data }));
  void client.invalidateQueries({ queryKey: keys.boards(object) });
  void client.invalidateQueries({ queryKey: ["on"] });
}

export function useCreate(object: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (values: Record<string, unknown>) => api.post<WrittenRecord>(`/api/${object}`, values),
    onSuccess: (record) => {
      acceptRecord(client, object, record);
      refresh(client, object);
    },
  });
}

export interface Update {
  id: string;
  version: number;
  /** JSON as the server takes it: custom fields inside `custom`. */
  values: Record<string, unknown>;
  /** What to show until the server answers, when it differs from `values` (a reference's name). */
  shown?: Record<string, unknown>;
}

/** Changes one record; shows at once, and goes back when the server refuses. */
export function useUpdate(object: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version, values }: Update) =>
      api.patch<WrittenRecord>(`/api/${object}/${id}`, { version, ...values }),
    onMutate: async ({ id, values, shown }: Update) => {
      await client.cancelQueries({ queryKey: keys.records(object) });
      const before = client.getQueriesData({ queryKey: keys.records(object) });
      putRecord(client, object, id, (old) => overlay(old, shown ?? values));
      return { before };
    },
    onError: (_error, _update, context) => {
      for (const [key, data] of context?.before ?? []) {
        client.setQueryData(key, data);
      }
    },
    onSuccess: (record) => acceptRecord(client, object, record),
  });
}

export function useDelete(object: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version }: { id: string; version?: number }) =>
      api.delete<{ id: string; changeSet: string }>(`/api/${object}/${id}${queryString({ version })}`),
    onSuccess: ({ id, changeSet }) => {
      rememberOwnChange(changeSet);
      dropRecords(client, object, new Set([id]));
      refresh(client, object);
    },
  });
}

/** Brings deleted records back, all in one change set. */
export function useRestore(object: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ids: string[]) => api.post<TransferResult>(`/api/${object}/restore`, { ids }),
    onSuccess: ({ changeSet }) => {
      rememberOwnChange(changeSet);
      refresh(client, object);
    },
  });
}

export function useBatch(object: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (operations: BatchOperation[]) =>
      api.post<BatchResult>(`/api/${object}/batch`, { operations, atomic: false }),
    onSuccess: ({ changeSet }) => {
      rememberOwnChange(changeSet);
      refresh(client, object);
    },
  });
}

/** What a user may do with a record, and why. */
export function useAccess(object: string, id: string, user: string) {
  return useQuery({
    queryKey: keys.access(object, id, user),
    // Roles change elsewhere, and nobody tells this page.
    staleTime: 0,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.get<RecordAccess>(`/api/${object}/${id}/access?user=${user}`, signal),
  });
}

export function useTransfer(object: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { ids: string[]; owner: string; cascade?: string[] }) =>
      api.post<TransferResult>(`/api/${object}/transfer`, body),
    onSuccess: ({ changeSet }) => {
      rememberOwnChange(changeSet);
      refresh(client, object);
    },
  });
}

/** Takes a change set back; it may have touched several objects, so everything shown is fetched again. */
export function useUndo() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (changeSet: string) => api.post<UndoResult>(`/api/changes/${changeSet}/undo`),
    onSuccess: ({ changeSet }) => {
      rememberOwnChange(changeSet);
      void client.invalidateQueries({ queryKey: ["records"] });
      void client.invalidateQueries({ queryKey: ["on"] });
    },
  });
}

/** As `useUpdate`, for a page that shows records of several objects. */
export function useUpdateAny() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ object, id, version, values }: Update & { object: string }) =>
      api.patch<WrittenRecord>(`/api/${object}/${id}`, { version, ...values }),
    onMutate: async ({ object, id, values, shown }) => {
      await client.cancelQueries({ queryKey: keys.records(object) });
      const before = client.getQueriesData({ queryKey: keys.records(object) });
      putRecord(client, object, id, (old) => overlay(old, shown ?? values));
      return { before };
    },
    onError: (_error, _update, context) => {
      for (const [key, data] of context?.before ?? []) {
        client.setQueryData(key, data);
      }
    },
    onSuccess: (record, { object }) => acceptRecord(client, object, record),
  });
}
