import { Suspense, useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useRecords } from "@/kernel/api/queries";
import { useSetting } from "@/kernel/api/settings";
import type { ObjectMeta, RecordData, RecordQuery } from "@/kernel/api/types";
import { extensionOf } from "@/kernel/extend/registry";
import { label } from "@/kernel/i18n";
import { ErrorState } from "@/kernel/ui/ErrorState";
import { useGo } from "@/kernel/ui/navigation";
import { usePhone } from "@/kernel/ui/useMedia";
import { usePageTitle } from "@/kernel/ui/usePageTitle";
import { useForms } from "../form/forms";
import { BulkBar } from "./BulkBar";
import { type ColumnState, fieldsToFetch, nextSort, resolveColumns } from "./columns";
import { ListEmpty } from "./ListEmpty";
import { ListHeader } from "./ListHeader";
import styles from "./ListPage.module.css";
import { ListToolbar } from "./ListToolbar";
import { PastBanner } from "./PastBanner";
import { RecordCards } from "./RecordCards";
import { type Density, RecordTable } from "./RecordTable";
import { useListKeys } from "./useListKeys";
import { useListState } from "./useListState";
import { useSelection } from "./useSelection";
import { useViews } from "./useViews";
import { ViewTabs } from "./ViewTabs";

const noColumns: Record<string, ColumnState> = {};

export function ListBody({ meta }: { meta: ObjectMeta }) {
  const { t } = useTranslation("kernel");
  const phone = usePhone();
  const go = useGo();
  const forms = useForms();
  const views = useViews(meta);
  const state = useListState(meta, views);
  const { view, kind, filter, sort, search, asOf, deleted } = state;
  const [allColumns, setAllColumns] = useSetting<Record<string, ColumnState>>(`columns.${meta.key}`, noColumns);
  const [density, setDensity] = useSetting<Density>("density", "normal");
  const columnState = allColumns[view.id] ?? {};
  const columns = useMemo(() => resolveColumns(meta, view.columns, columnState), [meta, view.columns, columnState]);
  const setColumnState = (next: ColumnState) => setAllColumns({ ...allColumns, [view.id]: next });
  usePageTitle(label(meta.pluralLabels));

  const extension = extensionOf(meta.key);
  const OtherView =
    kind === "list" ? undefined : extension.listViews?.find((candidate) => candidate.kind === kind)?.component;
  const query = useMemo<RecordQuery>(
    () => ({
      search: search || undefined,
      filter,
      sort: sort.length > 0 ? sort : undefined,
      fields: fieldsToFetch(meta, columns),
      limit: 50,
      asOf,
      deleted: deleted || undefined,
    }),
    [search, filter, sort, asOf, deleted, meta, columns],
  );
  const list = useRecords(meta.key, query, OtherView === undefined);
  const { records } = list;
  const selection = useSelection(useCallback(() => records.map((record) => record.id), [records]));
  const [focused, setFocused] = useState(-1);
  const [editing, setEditing] = useState<{ id: string; key: string } | null>(null);
  const past = asOf !== undefined;
  const readOnly = past;

  const open = useCallback(
    (record: RecordData) => go(`/${meta.key}/${record.id}${asOf ? `?asOf=${encodeURIComponent(asOf)}` : ""}`),
    [go, meta.key, asOf],
  );
  const openForm = useCallback((record: RecordData) => forms.edit(meta.key, record), [forms, meta.key]);
  const create = useCallback(
    (values?: Record<string, unknown>) => forms.create(meta.key, { values }),
    [forms, meta.key],
  );
  useListKeys({
    enabled: !phone && OtherView === undefined,
    records,
    focused,
    setFocused,
    open,
    edit: readOnly || !meta.can.update ? undefined : openForm,
    toggle: readOnly ? undefined : selection.toggle,
  });

  const setSort = useCallback(
    (key: string, add: boolean) => state.set({ sort: nextSort(sort, key, add) }),
    [state, sort],
  );
  const empty = <ListEmpty meta={meta} state={state} create={create} />;
  const loadMore = useCallback(() => {
    if (!list.isFetchingNextPage) {
      void list.fetchNextPage();
    }
  }, [list.isFetchingNextPage, list.fetchNextPage]);

  return (
    <div className={styles.page}>
      <ListHeader
        meta={meta}
        state={state}
        columns={columns.map((column) => column.key)}
        count={OtherView ? null : list.count}
        capped={list.capped}
        create={create}
      />
      {past && <PastBanner asOf={asOf} back={() => state.set({ asOf: undefined })} />}
      <ViewTabs meta={meta} views={views} state={state} columns={columns.map((column) => column.key)} />
      {selection.ids.size > 0 ? (
        <BulkBar meta={meta} deleted={deleted} query={query} hasMore={list.hasNextPage} selection={selection} />
      ) : (
        <ListToolbar
          meta={meta}
          state={state}
          columns={columns}
          columnState={columnState}
          setColumnState={setColumnState}
          density={density}
          setDensity={setDensity}
          table={OtherView === undefined && !phone}
        />
      )}
      {OtherView ? (
        <div className={styles.other}>
          <Suspense fallback={null}>
            <OtherView meta={meta} filter={filter} search={search} sort={sort} open={open} create={create} />
          </Suspense>
        </div>
      ) : list.isError && records.length === 0 ? (
        <ErrorState error={list.error} retry={() => void list.refetch()} />
      ) : phone ? (
        <RecordCards
          meta={meta}
          columns={columns}
          records={records}
          loading={list.isPending}
          hasMore={list.hasNextPage}
          loadMore={loadMore}
          open={open}
          empty={empty}
        />
      ) : (
        <RecordTable
          meta={meta}
          columns={columns}
          records={records}
          density={density}
          sort={sort}
          loading={list.isPending}
          stale={list.isPlaceholderData}
          hasMore={list.hasNextPage}
          loadMore={loadMore}
          selection={selection}
          focused={focused}
          onFocusRow={setFocused}
          editing={editing}
          onEdit={setEditing}
          onOpenForm={openForm}
          onSort={setSort}
          onResize={(key, width) => setColumnState({ ...columnState, widths: { ...columnState.widths, [key]: width } })}
          readOnly={readOnly}
          empty={empty}
          place={`${meta.key} ${JSON.stringify(query)}`}
        />
      )}
      {!OtherView && (
        <p className="visually-hidden" aria-live="polite">
          {list.isFetching ? t("list.loading") : t("list.loaded", { count: records.length })}
        </p>
      )}
    </div>
  );
}
