import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import { keys } from "./keys";
import type { RecordData, RecordPage } from "./types";

export type RecordPages = InfiniteData<RecordPage, string | null>;

/** All records of the pages, in order; one that moved between two fetches appears once. */
export function mergePages(pages: RecordPage[]): RecordData[] {
  const seen = new Set<string>();
  const merged: RecordData[] = [];
  for (const page of pages) {
    for (const record of page.items) {
      if (!seen.has(record.id)) {
        seen.add(record.id);
        merged.push(record);
      }
    }
  }

  return merged;
}

/** Lays changed values over a record; the values inside `custom` one by one. */
export function overlay(record: RecordData, values: Record<string, unknown>): RecordData {
  const { custom, ...rest } = values;
  const next = { ...record, ...rest };
  return custom && typeof custom === "object"
    ? { ...next, custom: { ...record.custom, ...(custom as Record<string, unknown>) } }
    : next;
}

/** Replaces a record in every list and page that holds it, without asking the server. */
export function putRecord(
  client: QueryClient,
  object: string,
  id: string,
  change: (old: RecordData) => RecordData,
): void {
  const inPage = <P extends { items: RecordData[] }>(page: P): P =>
    page.items.some((record) => record.id === id)
      ? { ...page, items: page.items.map((record) => (record.id === id ? change(record) : record)) }
      : page;

  client.setQueriesData<RecordPages>({ queryKey: keys.lists(object) }, (data) =>
    data ? { ...data, pages: data.pages.map(inPage) } : data,
  );
  client.setQueriesData<RecordPage>({ queryKey: ["records", object, "some"] }, (data) => (data ? inPage(data) : data));
  client.setQueryData<RecordData>(keys.record(object, id), (old) => (old ? change(old) : old));
}

/** Takes records out of every list, counts included. */
export function dropRecords(client: QueryClient, object: string, ids: ReadonlySet<string>): void {
  const inPage = (page: RecordPage): RecordPage => {
    const items = page.items.filter((record) => !ids.has(record.id));
    return { ...page, items };
  };
  const lower = (page: RecordPage, by: number): RecordPage =>
    typeof page.count === "number" && !page.capped ? { ...page, count: Math.max(0, page.count - by) } : page;

  client.setQueriesData<RecordPages>({ queryKey: keys.lists(object) }, (data) => {
    if (!data) {
      return data;
    }

    const pages = data.pages.map(inPage);
    const gone = mergePages(data.pages).length - mergePages(pages).length;
    return { ...data, pages: pages.map((page, index) => (index === 0 ? lower(page, gone) : page)) };
  });
  client.setQueriesData<RecordPage>({ queryKey: ["records", object, "some"] }, (data) => (data ? inPage(data) : data));
}

/** Change sets this window made itself; their echo over the live connection needs no second fetch. */
const ownChanges = new Set<string>();

export function rememberOwnChange(changeSet: string | undefined): void {
  if (changeSet) {
    ownChanges.add(changeSet);
  }
}

export function isOwnChange(changeSet: string): boolean {
  return ownChanges.has(changeSet);
}

/** Fetches again what a change to an object's records may have touched. */
export function refresh(client: QueryClient, object: string, id?: string): void {
  void client.invalidateQueries({ queryKey: keys.records(object) });
  // A follow-up on a customer shows in the customer's timeline: what hangs on records is cheap and never shown twice.
  void client.invalidateQueries({ queryKey: id ? keys.on(object, id) : ["on"] });
}
