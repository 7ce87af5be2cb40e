// What is kept of people: a copy, and its erasure.

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, queryString } from "./client";
import type { components } from "./schema";

type Schemas = components["schemas"];

export type PersonAnswer = Schemas["SubjectPersonAnswer"];
export type Erasure = Schemas["ErasureAnswer"];
export type ErasureList = Schemas["ErasureList"];
export type ErasurePreview = Schemas["ErasurePreviewAnswer"];

export interface PersonKey {
  object: string;
  id: string;
}

const keys = {
  person: (person: PersonKey) => ["privacy", "person", person.object, person.id] as const,
  preview: (request: unknown) => ["privacy", "preview", request] as const,
  erasures: ["privacy", "erasures"] as const,
};

/** Where all that is kept of a person can be fetched as one file. */
export function copyOf(person: PersonKey): string {
  return `/api/privacy/persons/${person.object}/${person.id}/copy`;
}

export function usePerson(person: PersonKey) {
  return useQuery({
    queryKey: keys.person(person),
    queryFn: ({ signal }) => api.get<PersonAnswer>(`/api/privacy/persons/${person.object}/${person.id}`, signal),
  });
}

/** What an erasure would take away. */
export function useErasurePreview(request: { records: PersonKey[]; everywhere: boolean }) {
  return useQuery({
    queryKey: keys.preview(request),
    staleTime: 0,
    queryFn: ({ signal }) => api.post<ErasurePreview>("/api/privacy/erasures/preview", request, signal),
  });
}

export function useErase() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (request: { records: PersonKey[]; everywhere: boolean; note: string | undefined }) =>
      api.post<{ id: string }>("/api/privacy/erasures", request),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["privacy"] }),
  });
}

/** The erasures, newest first; looks again as long as one is under way. */
export function useErasures() {
  return useInfiniteQuery({
    queryKey: keys.erasures,
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) =>
      api.get<ErasureList>(`/api/privacy/erasures${queryString({ cursor: pageParam })}`, signal),
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: (query) =>
      query.state.data?.pages.some((page) =>
        page.items.some((one) => one.state === "queued" || one.state === "running"),
      )
        ? 2_000
        : false,
  });
}
