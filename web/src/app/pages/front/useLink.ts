import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ApiError, api } from "@/kernel/api/client";
import type { OpenLink } from "@/kernel/api/identity";

/** The one-time link this page was opened by. Its code stands behind the `#`, which browsers send to no server. */
export function useLink() {
  const [code] = useState(() => window.location.hash.slice(1));
  const link = useQuery({
    queryKey: ["link", code],
    queryFn: ({ signal }) => api.post<OpenLink>("/api/links/open", { code }, signal),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const over = link.error instanceof ApiError && link.error.status === 422;
  return { code, link: link.data, waiting: link.isPending, error: over ? null : link.error };
}
