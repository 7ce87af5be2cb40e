// How the server is, for administrators.

import { useQuery } from "@tanstack/react-query";
import { currentLanguage } from "@/kernel/i18n";
import { api } from "./client";
import type { components } from "./schema";

type Schemas = components["schemas"];

export type Status = Schemas["StatusOverview"];
export type StatusItem = Schemas["StatusItem"];

/** Its sentences come from the server, so another language asks anew. */
export function useStatus() {
  return useQuery({
    queryKey: ["status", currentLanguage()],
    queryFn: ({ signal }) => api.get<Status>("/api/status", signal),
    // Who opens the page wants to know how it is now.
    staleTime: 0,
  });
}
