import { useEffect } from "react";
import { useSetting, useSettings } from "@/kernel/api/settings";

export interface RecentRecord {
  object: string;
  id: string;
  title: string;
  at: string;
}

const kept = 20;
const none: RecentRecord[] = [];

/** The list with a visit put on top. */
export function withVisit(list: readonly RecentRecord[], visit: RecentRecord): RecentRecord[] {
  return [visit, ...list.filter((other) => other.object !== visit.object || other.id !== visit.id)].slice(0, kept);
}

/** Remembers, across devices, that a record was looked at. */
export function useRememberVisit(object: string, id: string, title: string): void {
  const { isSuccess } = useSettings();
  const [recent, setRecent] = useSetting<RecentRecord[]>("recent", none);
  const known = recent[0]?.object === object && recent[0].id === id && recent[0].title === title;
  useEffect(() => {
    if (isSuccess && title !== "" && !known) {
      setRecent(withVisit(recent, { object, id, title, at: new Date().toISOString() }));
    }
  }, [isSuccess, known, object, id, title, recent, setRecent]);
}
