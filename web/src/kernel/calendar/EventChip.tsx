import { useDraggable } from "@dnd-kit/core";
import type { CSSProperties } from "react";
import { useGo } from "@/kernel/ui/navigation";
import styles from "./Calendar.module.css";
import type { CalendarEvent } from "./events";

interface Props {
  event: CalendarEvent;
  /** The copy under the pointer while it is dragged. */
  flying?: boolean;
  /** In a time grid: as tall as it is long. */
  block?: boolean;
  style?: CSSProperties;
}

/** Minutes a block needs to have room for two lines. */
const twoLines = 45;

/** One event: its time, what it is, with whom. A click opens it, dragging moves it. */
export function EventChip({ event, flying, block, style }: Props) {
  const go = useGo();
  const { setNodeRef, listeners, isDragging } = useDraggable({
    id: `${flying ? "flying" : event.meta.key} ${event.id}`,
    data: { event },
    disabled: flying || !event.movable,
  });
  const time = event.timed ? event.at.format("HH:mm") : "";
  return (
    <button
      ref={setNodeRef}
      type="button"
      {...listeners}
      className={[
        styles.event,
        styles[event.color ?? ""] ?? "",
        block ? styles.block : "",
        block && event.minutes < twoLines ? styles.short : "",
        event.done ? styles.done : "",
        isDragging ? styles.lifted : "",
        flying ? styles.flying : "",
      ].join(" ")}
      style={style}
      title={[time, event.title, event.about].filter(Boolean).join(" · ")}
      onClick={(click) => {
        click.stopPropagation();
        go(`/${event.meta.key}/${event.id}`);
      }}
    >
      {time && <span className={`${styles.time} tabular`}>{time}</span>}
      <span className={styles.what}>{event.title}</span>
      {block && event.about && event.minutes >= twoLines && <span className={styles.about}>{event.about}</span>}
    </button>
  );
}
