import type { Filter } from "@/kernel/api/types";

/** A filter as the server keeps it with a rule; none where it has none, or one that cannot be read. */
export function readFilter(value: unknown): Filter | undefined {
  if (typeof value !== "string" || value === "") {
    return undefined;
  }

  try {
    return JSON.parse(value) as Filter;
  } catch {
    return undefined;
  }
}
