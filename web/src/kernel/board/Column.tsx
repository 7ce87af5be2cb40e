import { useDroppable } from "@dnd-kit/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useRecords } from "@/kernel/api/queries";
import type { BoardColumn, ObjectMeta, RecordData, RecordQuery } from "@/kernel/api/types";
import type { Slot } from "@/kernel/extend/types";
import styles from "./Board.module.css";
import { BoardCard } from "./BoardCard";
import { ColumnHead } from "./ColumnHead";
import edges from "./Columns.module.css";
import { type ColumnSpec, type Move, totalsWithMoves, withMoves } from "./columns";
import type { CardFaceProps } from "./options";

interface Props {
  meta: ObjectMeta;
  spec: ColumnSpec;
  column: BoardColumn;
  /** The list query of this column alone, for its further pages. */
  query: RecordQuery;
  moves: readonly Move[];
  amountOf: (record: RecordData) => { currency: string; amount: number };
  face?: Slot<CardFaceProps>;
  open: (record: RecordData) => void;
  movable: boolean;
  /** A strip that only takes cards, until it is opened. */
  collapsed: boolean;
  expand: () => void;
  /** Makes it a strip again. */
  fold?: () => void;
  /** Makes a record in this column. */
  add?: () => void;
  dragging: boolean;
}

const nearEnd = 5;

/** One column: its first cards come with the board, further ones as one scrolls, and only those in sight are drawn. */
export function Column(props: Props) {
  const { meta, spec, column, query, moves, amountOf, face, open, movable, collapsed, expand, fold, add, dragging } =
    props;
  const { t } = useTranslation("board");
  const { setNodeRef, isOver } = useDroppable({ id: spec.key, data: { spec } });
  const [paging, setPaging] = useState(false);
  const list = useRecords(meta.key, query, paging);
  const fetched = paging && list.records.length > column.items.length ? list.records : column.items;
  const items = withMoves(spec.key, fetched, moves);
  const hasMore = paging ? list.hasNextPage : column.nextCursor !== null;
  const { count, sums } = totalsWithMoves(column, moves, amountOf);
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => 112,
    getItemKey: (index) => items[index]?.id ?? index,
    overscan: 6,
    gap: 8,
  });
  const rows = virtual.getVirtualItems();
  const last = rows.at(-1)?.index ?? -1;

  useEffect(() => {
    if (collapsed || !hasMore || last < items.length - nearEnd) {
      return;
    }

    if (!paging) {
      setPaging(true);
    } else if (!list.isFetching) {
      void list.fetchNextPage();
    }
  }, [collapsed, hasMore, last, items.length, paging, list.isFetching, list.fetchNextPage]);

  const state = `${isOver ? styles.over : ""} ${dragging ? styles.waiting : ""}`;
  if (collapsed) {
    return (
      <section
        ref={setNodeRef}
        className={`${edges.strip} ${isOver ? edges.over : ""} ${dragging ? edges.waiting : ""}`}
        aria-label={spec.name}
      >
        <button
          type="button"
          className={edges.stripButton}
          onClick={expand}
          aria-label={t("expand", { name: spec.name })}
        >
          <span className={`${styles.dot} ${styles[spec.color ?? ""] ?? ""}`} />
          <span className={edges.stripName}>{spec.name}</span>
          {count > 0 && <span className={`${styles.count} tabular`}>{count}</span>}
        </button>
      </section>
    );
  }

  return (
    <section ref={setNodeRef} className={`${styles.column} ${state}`} aria-label={spec.name} data-column={spec.key}>
      <ColumnHead spec={spec} count={count} sums={column.sum && sums} fold={fold} add={add} />
      <div ref={scroll} className={styles.cards}>
        {items.length === 0 ? (
          <p className={styles.none}>{movable ? t("dropHere") : t("none")}</p>
        ) : (
          <div style={{ height: virtual.getTotalSize(), position: "relative" }}>
            {rows.map((row) => {
              const record = items[row.index];
              return (
                record && (
                  <div
                    key={row.key}
                    ref={virtual.measureElement}
                    data-index={row.index}
                    className={styles.place}
                    style={{ transform: `translateY(${row.start}px)` }}
                  >
                    <BoardCard
                      meta={meta}
                      record={record}
                      column={spec.key}
                      face={face}
                      open={open}
                      movable={movable && record.can?.update !== false}
                    />
                  </div>
                )
              );
            })}
          </div>
        )}
        {list.isFetchingNextPage && <p className={styles.none}>{t("more")}</p>}
      </div>
    </section>
  );
}
