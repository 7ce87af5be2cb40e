import type { Filter } from "@/kernel/api/types";

/** What a list was asked for. */
export interface AskedQuery {
  filter?: Filter;
  search?: string;
}

/** The query of an export as the log keeps it, without the order of the rows; nothing where it was cut and cannot be read. */
export function readQuery(json: string): AskedQuery | undefined {
  try {
    const { filter, search } = JSON.parse(json) as { filter?: Filter | null; search?: string | null };
    return { ...(filter ? { filter } : {}), ...(search ? { search } : {}) };
  } catch {
    return undefined;
  }
}
