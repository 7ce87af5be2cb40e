import { useQuery } from "@tanstack/react-query";
import { api } from "@/kernel/api/client";
import type { components } from "@/kernel/api/schema";
import type { Filter } from "@/kernel/api/types";
import { joinFilters } from "@/kernel/records/filter/tree";

export type Preview = components["schemas"]["PreviewRetentionResponse"];

/** What a rule says, as far as it is filled in. */
export interface RuleTerms {
  object: string;
  dateField: string;
  months: number;
  warnDays: number;
  filter: string | null;
}

/** The terms of a rule; none while something is missing that the server would refuse. */
export function termsOf(values: Record<string, unknown>): RuleTerms | undefined {
  const { object, dateField, months, warnDays, filter } = values;
  const days = warnDays ?? 30;
  return typeof object === "string" &&
    object !== "" &&
    typeof dateField === "string" &&
    dateField !== "" &&
    within(months, 1, 1200) &&
    within(days, 0, 365)
    ? {
        object,
        dateField,
        months: months as number,
        warnDays: days as number,
        filter: typeof filter === "string" && filter !== "" ? filter : null,
      }
    : undefined;
}

function within(value: unknown, least: number, most: number): boolean {
  return typeof value === "number" && Number.isInteger(value) && value >= least && value <= most;
}

/** How many records the terms mean, today and soon. */
export function usePreview(terms: RuleTerms | undefined) {
  return useQuery({
    queryKey: ["retention", terms],
    queryFn: ({ signal }) => api.post<Preview>("/api/retentionRules/preview", terms, signal),
    enabled: terms !== undefined,
    placeholderData: (before) => before,
    retry: false,
  });
}

/** The list that shows the records dated up to a day, and after another. */
export function listOf(terms: RuleTerms, filter: Filter | undefined, until: string, after?: string): string {
  const dated: Filter = { field: terms.dateField, op: "le", value: until };
  const later: Filter | undefined =
    after === undefined ? undefined : { field: terms.dateField, op: "gt", value: after };
  return `/${terms.object}?view=all&filter=${encodeURIComponent(JSON.stringify(joinFilters(filter, dated, later)))}`;
}
