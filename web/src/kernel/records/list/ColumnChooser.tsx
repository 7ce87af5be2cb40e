import { HolderOutlined, SearchOutlined } from "@ant-design/icons";
import { closestCenter, DndContext, KeyboardSensor, PointerSensor, useSensor, useSensors } from "@dnd-kit/core";
import {
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import { Button, Checkbox, Input } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Field, ObjectMeta } from "@/kernel/api/types";
import { label } from "@/kernel/i18n";
import styles from "./ColumnChooser.module.css";
import { type Column, type ColumnState, moveKey } from "./columns";

interface Props {
  meta: ObjectMeta;
  columns: Column[];
  state: ColumnState;
  onChange: (state: ColumnState) => void;
}

/** Which columns show and in which order; dragged with the mouse, a finger or the keyboard. */
export function ColumnChooser({ meta, columns, state, onChange }: Props) {
  const { t } = useTranslation("kernel");
  const [search, setSearch] = useState("");
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const keys = useMemo(() => columns.map((column) => column.key), [columns]);
  const fits = (field: Field) => label(field.labels).toLowerCase().includes(search.trim().toLowerCase());
  const hidden = meta.fields.filter(
    (field) => field.can.read && !keys.includes(field.key) && field.key !== meta.lines?.field,
  );
  const set = (next: string[]) => onChange({ ...state, keys: next });

  return (
    <div className={styles.panel}>
      <Input
        size="small"
        prefix={<SearchOutlined />}
        placeholder={t("columns.search")}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
        allowClear
      />
      <div className={styles.scroll}>
        <DndContext
          sensors={sensors}
          collisionDetection={closestCenter}
          onDragEnd={({ active, over }) => {
            // The title stays first: it is what the row is called.
            if (over && active.id !== over.id && over.id !== meta.titleField) {
              set(moveKey(keys, String(active.id), String(over.id)));
            }
          }}
        >
          <SortableContext items={keys} strategy={verticalListSortingStrategy}>
            {columns
              .filter((column) => fits(column.field))
              .map((column) => (
                <ShownColumn
                  key={column.key}
                  field={column.field}
                  fixed={column.key === meta.titleField}
                  onHide={() => set(keys.filter((key) => key !== column.key))}
                />
              ))}
          </SortableContext>
        </DndContext>
        {hidden.some(fits) && <div className={styles.group}>{t("columns.hidden")}</div>}
        {hidden.filter(fits).map((field) => (
          <div key={field.key} className={styles.item}>
            <Checkbox checked={false} onChange={() => set([...keys, field.key])}>
              {label(field.labels)}
            </Checkbox>
          </div>
        ))}
      </div>
      <Button type="text" size="small" disabled={!state.keys && !state.widths} onClick={() => onChange({})}>
        {t("columns.reset")}
      </Button>
    </div>
  );
}

function ShownColumn({ field, fixed, onHide }: { field: Field; fixed: boolean; onHide: () => void }) {
  const { t } = useTranslation("kernel");
  const { attributes, listeners, setNodeRef, transform, transition, isDragging } = useSortable({
    id: field.key,
    disabled: fixed,
  });
  const name = label(field.labels);
  return (
    <div
      ref={setNodeRef}
      className={`${styles.item} ${isDragging ? styles.dragging : ""}`}
      style={{ transform: CSS.Translate.toString(transform), transition }}
    >
      <Checkbox checked disabled={fixed} onChange={onHide}>
        {name}
      </Checkbox>
      {!fixed && (
        <button
          type="button"
          className={styles.handle}
          aria-label={t("columns.move", { name })}
          {...attributes}
          {...listeners}
        >
          <HolderOutlined />
        </button>
      )}
    </div>
  );
}
