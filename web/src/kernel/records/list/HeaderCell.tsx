import { ArrowDownOutlined, ArrowUpOutlined } from "@ant-design/icons";
import { memo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { label } from "@/kernel/i18n";
import { type Column, clampWidth } from "./columns";
import styles from "./RecordTable.module.css";

interface Props {
  column: Column;
  pinned: boolean;
  sort: string[];
  onSort: (key: string, add: boolean) => void;
  onResize: (key: string, width: number) => void;
}

export const HeaderCell = memo(function HeaderCell({ column, pinned, sort, onSort, onResize }: Props) {
  const { t } = useTranslation("kernel");
  const start = useRef({ x: 0, width: 0 });
  const { key, field } = column;
  const place = sort.findIndex((one) => one === key || one === `-${key}`);
  const down = sort[place]?.startsWith("-");
  const name = label(field.labels);
  const resizeTo = (x: number) => onResize(key, clampWidth(start.current.width + x - start.current.x));

  return (
    <div
      role="columnheader"
      aria-sort={place < 0 ? undefined : down ? "descending" : "ascending"}
      className={`${styles.headCell} ${pinned ? styles.pinned : ""} ${column.numeric ? styles.numeric : ""}`}
    >
      {field.sortable ? (
        <button
          type="button"
          className={styles.sort}
          title={t("list.sortHint", { name })}
          onClick={(event) => onSort(key, event.shiftKey)}
        >
          <span className={styles.headText}>{name}</span>
          {place >= 0 && (
            <span className={styles.arrow}>
              {down ? <ArrowDownOutlined /> : <ArrowUpOutlined />}
              {sort.length > 1 && place + 1}
            </span>
          )}
        </button>
      ) : (
        <span className={styles.headText}>{name}</span>
      )}
      <span
        role="separator"
        aria-orientation="vertical"
        aria-label={t("list.resize", { name })}
        aria-valuenow={column.width}
        tabIndex={0}
        className={styles.handle}
        onPointerDown={(event) => {
          event.preventDefault();
          event.currentTarget.setPointerCapture(event.pointerId);
          start.current = { x: event.clientX, width: column.width };
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) {
            resizeTo(event.clientX);
          }
        }}
        onKeyDown={(event) => {
          const step = event.key === "ArrowRight" ? 16 : event.key === "ArrowLeft" ? -16 : 0;
          if (step !== 0) {
            event.preventDefault();
            onResize(key, clampWidth(column.width + step));
          }
        }}
      />
    </div>
  );
});
