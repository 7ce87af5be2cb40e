import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { api } from "./client";
import { keys } from "./keys";

export type Settings = Record<string, unknown>;

/** The user's own preferences, kept on the server so that they follow the person. */
export function useSettings() {
  return useQuery({
    queryKey: keys.settings,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => api.get<Settings>("/api/me/settings", signal),
  });
}

/** One preference and how to change it; the change shows at once and is saved behind. */
export function useSetting<T>(key: string, fallback: T): [T, (value: T) => void] {
  const client = useQueryClient();
  const { data } = useSettings();
  const { mutate } = useMutation({
    mutationFn: (value: T) => api.put<void>(`/api/me/settings/${encodeURIComponent(key)}`, value),
  });
  const set = useCallback(
    (value: T) => {
      client.setQueryData<Settings>(keys.settings, (old) => ({ ...old, [key]: value }));
      mutate(value);
    },
    [client, key, mutate],
  );
  return [(data?.[key] as T | undefined) ?? fallback, set];
}
