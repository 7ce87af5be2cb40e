import { useNavigate, useParams } from "@tanstack/react-router";
import { useCallback } from "react";

/** The parameters of the generic routes: `/$object/$id`, `/settings/$section`. */
export function useRouteParams(): { object?: string; id?: string; section?: string } {
  return useParams({ strict: false }) as { object?: string; id?: string; section?: string };
}

/** Goes to an address of the client. */
export function useGo(): (href: string) => void {
  const navigate = useNavigate();
  return useCallback((href: string) => void navigate({ href }), [navigate]);
}
