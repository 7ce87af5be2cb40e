import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, queryString } from "./client";
import { keys } from "./keys";
import type { NotificationPage } from "./types";

export function useNotifications(unreadOnly: boolean) {
  return useInfiniteQuery({
    queryKey: [...keys.notifications, unreadOnly],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      api.get<NotificationPage>(
        `/api/notifications${queryString({ unread: unreadOnly ? true : undefined, cursor: pageParam })}`,
        signal,
      ),
    getNextPageParam: (page) => page.nextCursor,
  });
}

export function useMarkRead() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (what: { ids: string[] } | { all: true }) =>
      api.post<{ unread: number }>("/api/notifications/read", what),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.notifications }),
  });
}
