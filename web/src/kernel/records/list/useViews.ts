import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { api } from "@/kernel/api/client";
import { keys } from "@/kernel/api/keys";
import type { ObjectMeta, View, ViewInput } from "@/kernel/api/types";
import { plainView } from "./useListState";

/** Built-in, own and shared views; those of the metadata until the answer is here. */
export function useViews(meta: ObjectMeta): View[] {
  const { data } = useQuery({
    queryKey: keys.views(meta.key),
    staleTime: 60_000,
    queryFn: ({ signal }) => api.get<{ items: View[] }>(`/api/${meta.key}/views`, signal),
  });
  return useMemo(() => {
    const views = data?.items ?? meta.views;
    return views.length > 0 ? views : [plainView(meta)];
  }, [data, meta]);
}

export function useViewChanges(object: string) {
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: keys.views(object) });
  return {
    create: useMutation({ mutationFn: (view: ViewInput) => api.post<View>(`/api/${object}/views`, view), onSuccess }),
    update: useMutation({
      mutationFn: ({ id, ...change }: Partial<ViewInput> & { id: string; version?: number }) =>
        api.patch<View>(`/api/views/${id}`, change),
      onSuccess,
    }),
    remove: useMutation({ mutationFn: (id: string) => api.delete<void>(`/api/views/${id}`), onSuccess }),
  };
}
