import { ApiError } from "@/kernel/api/client";
import { ErrorState } from "@/kernel/ui/ErrorState";

/** Shown at an address no page has. */
export function MissingPage() {
  return <ErrorState page error={new ApiError({ status: 404 })} />;
}
