import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/kernel/api/client";
import { keys } from "@/kernel/api/keys";
import { objectMetaQuery } from "@/kernel/api/queries";
import type { Field, Filter, ObjectMeta, RecordData } from "@/kernel/api/types";
import { formatDate, formatTime } from "@/kernel/format/dates";
import { label } from "@/kernel/i18n";
import { targetOf } from "../fields/editors/ReferenceEditor";
import { useFormatValue } from "../fields/useFormatValue";
import { titleOf } from "../fields/values";
import { type SentenceWords, sentenceOf } from "./sentence";
import { conditionsOf } from "./tree";

export interface CatalogEntry {
  path: string;
  field: Field;
  /** The field's own name, or «Customer › Level» through a reference. */
  name: string;
  /** The reference it is reached through. */
  through?: Field;
}

const walkable = new Set(["reference", "user"]);

/** The fields one may filter by: the object's own, and those one reference away once `deep` asks for them. */
export function useCatalog(meta: ObjectMeta, deep: boolean): CatalogEntry[] {
  const references = useMemo(
    () => (deep ? meta.fields.filter((field) => walkable.has(field.type) && field.filterable && field.can.read) : []),
    [meta, deep],
  );
  const targets = useQueries({ queries: references.map((field) => objectMetaQuery(targetOf(field))) });
  const metas = targets.map((query) => query.data);
  // One value that changes exactly when a meta arrives; the array of results is new at each render.
  const loaded = metas.map((target) => target?.key ?? "").join(",");

  // biome-ignore lint/correctness/useExhaustiveDependencies: `loaded` stands for `metas`.
  return useMemo(() => {
    const usable = (field: Field) => field.filterable && field.can.read;
    const own = meta.fields.filter(usable).map((field) => ({ path: field.key, field, name: label(field.labels) }));
    const beyond = references.flatMap((through, index) =>
      (metas[index]?.fields ?? [])
        .filter((field) => usable(field) && !field.custom)
        .map((field) => ({
          path: `${through.key}.${field.key}`,
          field,
          name: `${label(through.labels)} › ${label(field.labels)}`,
          through,
        })),
    );
    return [...own, ...beyond];
  }, [meta, references, loaded]);
}

/** Names of the records a filter mentions by id. */
function useNames(filter: Filter | undefined | null, catalog: CatalogEntry[]): Map<string, string> {
  const wanted = useMemo(() => {
    const found = new Map<string, string>();
    for (const { field: path, value } of conditionsOf(filter)) {
      const field = catalog.find((entry) => entry.path === path)?.field;
      if (field && (field.type === "reference" || field.type === "user" || field.type === "department")) {
        for (const id of Array.isArray(value) ? value : [value]) {
          if (typeof id === "string" && id !== "me" && id !== "") {
            found.set(id, targetOf(field));
          }
        }
      }
    }

    return [...found];
  }, [filter, catalog]);

  const targets = [...new Set(wanted.map(([, target]) => target))];
  const metas = useQueries({ queries: targets.map((target) => objectMetaQuery(target)) });
  const records = useQueries({
    queries: wanted.map(([id, target]) => ({
      queryKey: keys.record(target, id),
      staleTime: 5 * 60_000,
      queryFn: ({ signal }: { signal: AbortSignal }) => api.get<RecordData>(`/api/${target}/${id}`, signal),
    })),
  });
  const names = wanted.map(([, target], index) => titleOf(metas[targets.indexOf(target)]?.data, records[index]?.data));
  const joined = names.join("\n");

  // biome-ignore lint/correctness/useExhaustiveDependencies: `joined` stands for `names`.
  return useMemo(
    () => new Map(wanted.flatMap(([id], index) => (names[index] ? [[id, names[index]] as const] : []))),
    [wanted, joined],
  );
}

/** Says filters of an object in words. */
export function useSentence(meta: ObjectMeta, filter: Filter | undefined | null): (part: Filter) => string {
  const { t } = useTranslation("kernel");
  const conditions = useMemo(() => conditionsOf(filter), [filter]);
  const catalog = useCatalog(
    meta,
    conditions.some((one) => one.field.includes(".") && !one.field.startsWith("custom.")),
  );
  const names = useNames(filter, catalog);
  const format = useFormatValue(
    conditions.some((one) => catalog.find((entry) => entry.path === one.field)?.field.type === "region"),
  );
  return useMemo(() => {
    const words: SentenceWords = {
      t,
      look: (path) => catalog.find((entry) => entry.path === path),
      // Midnight is how a day is written as an instant.
      format: (field, value) =>
        field.type === "dateTime" && formatTime(String(value)) === "00:00"
          ? formatDate(String(value))
          : format(field, value),
      nameOf: (id) => names.get(id),
    };
    return (part: Filter) => sentenceOf(part, words);
  }, [t, catalog, names, format]);
}

export { useNames };
