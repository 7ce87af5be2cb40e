import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import type { Filter, ObjectMeta, View, ViewKind } from "@/kernel/api/types";
import { joinFilters } from "../filter/tree";

/** What of a list's state stands in the address. A missing part means «as the view says». */
export interface ListSearch {
  view?: string;
  q?: string;
  /** null: no filter although the view has one. */
  filter?: Filter | null;
  sort?: string[];
  as?: ViewKind;
  asOf?: string;
  deleted?: boolean;
}

export interface ListState {
  view: View;
  kind: ViewKind;
  filter: Filter | undefined;
  sort: string[];
  search: string;
  asOf: string | undefined;
  deleted: boolean;
  /** True when filter or sort differ from the view's. */
  changed: boolean;
  set: (next: Partial<ListSearch>) => void;
  chooseView: (id: string) => void;
}

/** The view everyone has when an object defines none. */
export function plainView(meta: ObjectMeta): View {
  return {
    id: "all",
    kind: "list",
    labels: meta.pluralLabels,
    sort: [],
    columns: [],
    shared: true,
    pinned: true,
    isDefault: true,
    builtIn: true,
  };
}

/** The list's state, kept in the address so that it can be sent to a colleague and survives «back». */
export function useListState(meta: ObjectMeta, views: View[]): ListState {
  const address = useSearch({ strict: false }) as ListSearch;
  const navigate = useNavigate();
  const view =
    views.find(
      (candidate) => candidate.id === address.view || (candidate.key !== undefined && candidate.key === address.view),
    ) ??
    views.find((candidate) => candidate.isDefault && !candidate.builtIn) ??
    views.find((candidate) => candidate.isDefault) ??
    views[0] ??
    plainView(meta);

  const set = useCallback(
    (next: Partial<ListSearch>) => {
      const search = (old: ListSearch) =>
        Object.fromEntries(
          Object.entries({ ...old, ...next }).filter(([, value]) => value !== undefined && value !== ""),
        );
      void navigate({ search: search as never, replace: true });
    },
    [navigate],
  );
  const chooseView = useCallback((id: string) => void navigate({ search: { view: id } as never }), [navigate]);

  return useMemo(
    () => ({
      view,
      kind: address.as ?? view.kind,
      filter: joinFilters(address.filter === undefined ? view.filter : address.filter),
      sort: address.sort ?? view.sort,
      search: typeof address.q === "string" ? address.q : address.q === undefined ? "" : String(address.q),
      asOf: address.asOf,
      deleted: address.deleted === true,
      changed:
        (address.filter !== undefined &&
          JSON.stringify(address.filter ?? null) !== JSON.stringify(view.filter ?? null)) ||
        (address.sort !== undefined && address.sort.join() !== view.sort.join()),
      set,
      chooseView,
    }),
    [address, view, set, chooseView],
  );
}
