import { EditOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { Checkbox } from "antd";
import { memo, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { mayEdit } from "@/kernel/access";
import type { ObjectMeta, RecordData } from "@/kernel/api/types";
import { extensionOf } from "@/kernel/extend/registry";
import { ShownValue } from "../fields/ShownValue";
import { fieldValue, titleOf } from "../fields/values";
import { type Column, fitsCell } from "./columns";
import { InlineEditor } from "./InlineEditor";
import styles from "./RecordTable.module.css";

interface Props {
  meta: ObjectMeta;
  record: RecordData;
  index: number;
  /** Pixels from the first row. */
  top: number;
  columns: Column[];
  chosen: boolean;
  focused: boolean;
  /** Key of the cell being edited in this row. */
  editingKey: string | null;
  readOnly: boolean;
  onFocusRow: (index: number) => void;
  onToggle: (id: string, index: number, range: boolean) => void;
  onEdit: (cell: { id: string; key: string } | null) => void;
  onOpenForm: (record: RecordData) => void;
}

/** One row. Its cells are resolved once per column; a click chooses it, a double click edits the cell. */
export const Row = memo(function Row(props: Props) {
  const { meta, record, index, columns, chosen, focused, editingKey, readOnly } = props;
  const { t } = useTranslation("kernel");
  const cells = extensionOf(meta.key).cells;
  const state = `${chosen ? styles.chosen : ""} ${focused ? styles.focused : ""}`;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list handles j, k, Enter, e and x for the whole table.
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={chosen}
      className={`${styles.row} ${state}`}
      style={{ transform: `translateY(${props.top}px)` }}
      onClick={() => props.onFocusRow(index)}
    >
      <div className={styles.check} role="gridcell">
        {!readOnly && (
          <Checkbox
            aria-label={t("list.select", { name: titleOf(meta, record) })}
            checked={chosen}
            onClick={(event) => {
              event.stopPropagation();
              props.onToggle(record.id, index, event.shiftKey);
            }}
          />
        )}
      </div>
      {columns.map((column, position) => {
        const { key, field } = column;
        const value = fieldValue(record, key);
        const Own = cells?.[key];
        const editable = !readOnly && fitsCell(field) && mayEdit(field, record) && meta.can.update;
        if (editingKey === key && editable) {
          return (
            <div key={key} role="gridcell" className={`${styles.cell} ${styles.editing}`}>
              <InlineEditor meta={meta} record={record} field={field} close={() => props.onEdit(null)} />
            </div>
          );
        }

        return (
          <div
            key={key}
            role="gridcell"
            className={`${styles.cell} ${position === 0 ? styles.pinned : ""} ${column.numeric ? styles.numeric : ""} ${editable ? styles.editable : ""}`}
            onDoubleClick={editable ? () => props.onEdit({ id: record.id, key }) : undefined}
          >
            {position === 0 ? (
              <>
                <Link to={`/${meta.key}/${record.id}` as "/"} className={styles.title}>
                  {titleOf(meta, record) || t("value.unnamed")}
                </Link>
                {!readOnly && record.can?.update !== false && meta.can.update && (
                  <button
                    type="button"
                    className={styles.editButton}
                    aria-label={t("list.edit", { name: titleOf(meta, record) })}
                    onClick={() => props.onOpenForm(record)}
                  >
                    <EditOutlined />
                  </button>
                )}
              </>
            ) : Own ? (
              <Suspense fallback={null}>
                <Own meta={meta} field={field} record={record} value={value} />
              </Suspense>
            ) : (
              <ShownValue meta={meta} field={field} record={record} oneLine />
            )}
          </div>
        );
      })}
    </div>
  );
});
