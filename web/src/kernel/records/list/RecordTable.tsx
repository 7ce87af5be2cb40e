import { useVirtualizer } from "@tanstack/react-virtual";
import { Checkbox } from "antd";
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { ObjectMeta, RecordData } from "@/kernel/api/types";
import type { Column } from "./columns";
import { HeaderCell } from "./HeaderCell";
import styles from "./RecordTable.module.css";
import { Row } from "./Row";
import { SkeletonRows } from "./SkeletonRows";
import type { Selection } from "./useSelection";

export type Density = "compact" | "normal" | "loose";
export const rowHeights: Record<Density, number> = { compact: 32, normal: 40, loose: 52 };

interface Props {
  meta: ObjectMeta;
  columns: Column[];
  records: RecordData[];
  density: Density;
  sort: string[];
  /** First page still on its way. */
  loading: boolean;
  /** Rows of another query stand in until the new ones are here. */
  stale: boolean;
  hasMore: boolean;
  loadMore: () => void;
  selection: Selection;
  /** Row the keyboard is on; -1 for none. */
  focused: number;
  onFocusRow: (index: number) => void;
  editing: { id: string; key: string } | null;
  onEdit: (cell: { id: string; key: string } | null) => void;
  onOpenForm: (record: RecordData) => void;
  onSort: (key: string, add: boolean) => void;
  onResize: (key: string, width: number) => void;
  readOnly: boolean;
  /** Shown in place of the rows when there are none. */
  empty: ReactNode;
  /** Where this list was scrolled to, by address. */
  place: string;
}

const places = new Map<string, number>();

/** A table that draws only the rows in sight, whatever their number. */
export function RecordTable(props: Props) {
  const { t } = useTranslation("kernel");
  const { columns, records, density, hasMore, loadMore, selection, focused, place } = props;
  const box = useRef<HTMLDivElement>(null);
  const rowHeight = rowHeights[density];
  const virtualizer = useVirtualizer({
    count: records.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    initialOffset: places.get(place) ?? 0,
    scrollPaddingStart: 40,
    getItemKey: (index) => records[index]?.id ?? index,
  });
  const rows = virtualizer.getVirtualItems();
  const lastShown = rows.at(-1)?.index ?? 0;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another row height makes all measurements wrong.
  useLayoutEffect(() => virtualizer.measure(), [rowHeight, virtualizer]);

  useEffect(() => {
    if (hasMore && lastShown >= records.length - 12) {
      loadMore();
    }
  }, [hasMore, lastShown, records.length, loadMore]);

  useEffect(() => {
    if (focused >= 0) {
      virtualizer.scrollToIndex(focused, { align: "auto" });
    }
  }, [focused, virtualizer]);

  useEffect(() => {
    const element = box.current;
    return () => {
      if (element) {
        places.set(place, element.scrollTop);
      }
    };
  }, [place]);

  const template = useMemo(
    () => `44px ${columns.map((column) => `${column.width}px`).join(" ")} minmax(0, 1fr)`,
    [columns],
  );
  const width = useMemo(() => 44 + columns.reduce((sum, column) => sum + column.width, 0), [columns]);
  const ids = useCallback(() => records.map((record) => record.id), [records]);
  const allChosen = records.length > 0 && records.every((record) => selection.ids.has(record.id));

  return (
    <div
      ref={box}
      className={`${styles.box} ${props.stale ? styles.stale : ""}`}
      role="grid"
      aria-rowcount={hasMore ? -1 : records.length + 1}
      aria-busy={props.loading || props.stale}
      style={{ "--columns": template, "--row": `${rowHeight}px`, "--width": `${width}px` } as React.CSSProperties}
    >
      <div className={styles.head} role="row" aria-rowindex={1}>
        <div className={styles.check} role="columnheader">
          {!props.readOnly && (
            <Checkbox
              aria-label={t("list.selectAll")}
              checked={allChosen}
              indeterminate={!allChosen && selection.ids.size > 0}
              onChange={() => (allChosen ? selection.clear() : selection.set(ids()))}
            />
          )}
        </div>
        {columns.map((column, index) => (
          <HeaderCell
            key={column.key}
            column={column}
            pinned={index === 0}
            sort={props.sort}
            onSort={props.onSort}
            onResize={props.onResize}
          />
        ))}
      </div>
      {props.loading ? (
        <SkeletonRows columns={columns} />
      ) : records.length === 0 ? (
        <div className={styles.empty}>{props.empty}</div>
      ) : (
        <div role="rowgroup" className={styles.rows} style={{ height: virtualizer.getTotalSize() }}>
          {rows.map((item) => {
            const record = records[item.index];
            return record ? (
              <Row
                key={record.id}
                meta={props.meta}
                record={record}
                index={item.index}
                top={item.start}
                columns={columns}
                chosen={selection.ids.has(record.id)}
                focused={item.index === focused}
                editingKey={props.editing?.id === record.id ? props.editing.key : null}
                readOnly={props.readOnly}
                onFocusRow={props.onFocusRow}
                onToggle={selection.toggle}
                onEdit={props.onEdit}
                onOpenForm={props.onOpenForm}
              />
            ) : null;
          })}
        </div>
      )}
      {hasMore && !props.loading && records.length > 0 && <div className={styles.more}>{t("list.loadingMore")}</div>}
    </div>
  );
}
