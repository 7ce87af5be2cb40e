import { useQuery } from "@tanstack/react-query";
import { api } from "@/kernel/api/client";
import type { ExportLimits } from "./types";

/** What one may still export today; asked anew each time, since every export changes it. */
export function useExportLimits(object: string) {
  return useQuery({
    queryKey: ["exports", "limits", object],
    gcTime: 0,
    queryFn: () => api.get<ExportLimits>(`/api/exports/limits?object=${object}`),
  });
}
