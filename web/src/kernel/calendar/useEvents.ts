import { useQueries } from "@tanstack/react-query";
import type { Dayjs } from "dayjs";
import { useMemo } from "react";
import { api } from "@/kernel/api/client";
import { keys } from "@/kernel/api/keys";
import type { Filter, ObjectMeta, RecordPage } from "@/kernel/api/types";
import { instant } from "@/kernel/format/zone";
import { fieldOf } from "@/kernel/records/fields/values";
import { joinFilters } from "@/kernel/records/filter/tree";
import { type CalendarEvent, eventsOf } from "./events";

/** An object whose records the calendar shows. */
export interface Source {
  meta: ObjectMeta;
  filter?: Filter;
  search?: string;
}

/** As many of one object as a page of the server holds; a month with more is seen by the week. */
const most = 500;

/** What happens from the first day shown to the last. */
export function useEvents(sources: readonly Source[], first: Dayjs, last: Dayjs) {
  const queries = sources.map(({ meta, filter, search }) => {
    const key = meta.calendarField ?? "";
    const timed = fieldOf(meta, key)?.type === "dateTime";
    const bounds: Filter = timed
      ? {
          and: [
            { field: key, op: "ge", value: instant(first.startOf("day")) },
            { field: key, op: "lt", value: instant(last.add(1, "day").startOf("day")) },
          ],
        }
      : { field: key, op: "between", value: [first.format("YYYY-MM-DD"), last.format("YYYY-MM-DD")] };
    const query = { search, filter: joinFilters(filter, bounds), sort: [key], limit: most };
    return {
      queryKey: keys.some(meta.key, query),
      queryFn: ({ signal }: { signal: AbortSignal }) => api.post<RecordPage>(`/api/${meta.key}/query`, query, signal),
    };
  });
  const results = useQueries({ queries });
  const stamp = results.map((result) => result.dataUpdatedAt).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `stamp` stands for `results`, which is new at each render.
  const events = useMemo<CalendarEvent[]>(
    () => sources.flatMap(({ meta }, index) => eventsOf(meta, results[index]?.data?.items ?? [])),
    [sources, stamp],
  );
  return {
    events,
    pending: results.some((result) => result.isPending),
    error: results.find((result) => result.isError)?.error,
    more: results.some((result) => Boolean(result.data?.nextCursor)),
  };
}
