import type { ErrorComponentProps } from "@tanstack/react-router";
import { ErrorState } from "@/kernel/ui/ErrorState";

/** Shown in place of a page whose code failed, or could not be loaded after an update of the server. */
export function CrashPage({ error }: ErrorComponentProps) {
  return <ErrorState error={error} retry={() => window.location.reload()} />;
}
