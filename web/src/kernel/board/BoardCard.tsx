import { useDraggable } from "@dnd-kit/core";
import { memo, Suspense } from "react";
import type { ObjectMeta, RecordData } from "@/kernel/api/types";
import type { Slot } from "@/kernel/extend/types";
import { titleOf } from "@/kernel/records/fields/values";
import styles from "./Board.module.css";
import { CardFace } from "./CardFace";
import type { CardFaceProps } from "./options";

interface Props {
  meta: ObjectMeta;
  record: RecordData;
  column: string;
  face?: Slot<CardFaceProps>;
  open: (record: RecordData) => void;
  /** False where the person may not change it. */
  movable: boolean;
}

/** A card: Enter or a click opens it, the mouse, a long press or the space bar picks it up. */
export const BoardCard = memo(function BoardCard({ meta, record, column, face, open, movable }: Props) {
  const { setNodeRef, listeners, attributes, isDragging } = useDraggable({
    id: record.id,
    data: { record, column },
    disabled: !movable,
  });
  return (
    <div
      ref={setNodeRef}
      className={`${styles.card} ${isDragging ? styles.lifted : ""} ${movable ? styles.movable : ""}`}
      aria-roledescription={movable ? attributes["aria-roledescription"] : undefined}
      aria-describedby={movable ? attributes["aria-describedby"] : undefined}
      {...listeners}
      role="button"
      tabIndex={0}
      aria-label={titleOf(meta, record)}
      onClick={() => open(record)}
      onKeyDown={(event) => {
        if (event.key === "Enter" && !isDragging) {
          open(record);
        } else {
          listeners?.onKeyDown?.(event);
        }
      }}
    >
      <Face meta={meta} record={record} face={face} />
    </div>
  );
});

export function Face({ meta, record, face: Own }: CardFaceProps & { face?: Slot<CardFaceProps> }) {
  return Own ? (
    <Suspense fallback={<div className={styles.ghostCard} />}>
      <Own meta={meta} record={record} />
    </Suspense>
  ) : (
    <CardFace meta={meta} record={record} />
  );
}
