import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import {
  DndContext,
  type DragEndEvent,
  DragOverlay,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { Button, Segmented } from "antd";
import type { Dayjs } from "dayjs";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSetting } from "@/kernel/api/settings";
import { formatDate, formatShortDate } from "@/kernel/format/dates";
import { instant } from "@/kernel/format/zone";
import { useForms } from "@/kernel/records/form/forms";
import { ErrorState } from "@/kernel/ui/ErrorState";
import { usePhone } from "@/kernel/ui/useMedia";
import { Agenda } from "./Agenda";
import styles from "./Calendar.module.css";
import { EventChip } from "./EventChip";
import { byDay, type CalendarEvent } from "./events";
import { MonthGrid } from "./MonthGrid";
import { daysOf, movedTo, type Span, step, today } from "./range";
import { TimeGrid } from "./TimeGrid";
import { type Source, useEvents } from "./useEvents";
import { useReschedule } from "./useReschedule";

const spans: Span[] = ["month", "week", "day", "agenda"];

interface Props {
  sources: readonly Source[];
  /** At the right of the bar. */
  extra?: ReactNode;
}

/** What has a day, by day: a month, a week, a day, or a list of what comes. Dragging reschedules, a click creates. */
export function Calendar({ sources, extra }: Props) {
  const { t } = useTranslation("calendar");
  const phone = usePhone();
  const forms = useForms();
  // A month that fits the desk does not fit the hand: each is remembered for itself.
  const [chosen, setChosen] = useSetting<Span>(
    phone ? "calendar.span.phone" : "calendar.span",
    phone ? "agenda" : "month",
  );
  const [anchor, setAnchor] = useState<Dayjs>(today);
  const [dragged, setDragged] = useState<CalendarEvent>();
  const span = phone && (chosen === "month" || chosen === "week") ? "agenda" : chosen;
  const days = daysOf(span, anchor);
  const first = days[0] ?? anchor;
  const last = days.at(-1) ?? anchor;
  const { events, pending, error, more } = useEvents(sources, first, last);
  const reschedule = useReschedule();
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
  );
  const main = sources[0]?.meta;
  const mayCreate = main?.can.create === true;
  const create = (at: Dayjs) => {
    if (main && mayCreate) {
      const timed = main.fields.find((field) => field.key === main.calendarField)?.type === "dateTime";
      forms.create(main.key, {
        values: { [main.calendarField ?? ""]: timed ? instant(at) : at.format("YYYY-MM-DD") },
        onSaved: () => undefined,
      });
    }
  };
  const drop = ({ active, over }: DragEndEvent) => {
    setDragged(undefined);
    const event = active.data.current?.event as CalendarEvent;
    const place = over?.data.current as { day: Dayjs; minutes?: number } | undefined;
    const to = place && movedTo(event.at, place.day, place.minutes);
    if (to && !to.isSame(event.at, "minute")) {
      void reschedule(event, to);
    }
  };
  const title =
    span === "month"
      ? t("monthTitle", { year: anchor.format("YYYY"), month: anchor.format(t("monthFormat")) })
      : span === "day"
        ? formatDate(first.format("YYYY-MM-DD"))
        : `${formatShortDate(first.format("YYYY-MM-DD"))} – ${formatShortDate(last.format("YYYY-MM-DD"))}`;
  const grouped = byDay(events);

  return (
    <DndContext
      sensors={sensors}
      onDragStart={({ active }) => setDragged(active.data.current?.event as CalendarEvent)}
      onDragCancel={() => setDragged(undefined)}
      onDragEnd={drop}
    >
      <div className={styles.calendar}>
        <div className={styles.bar}>
          <Button onClick={() => setAnchor(today())}>{t("today")}</Button>
          <span className={styles.steps}>
            <Button
              type="text"
              icon={<LeftOutlined />}
              aria-label={t("back")}
              onClick={() => setAnchor(step(span, anchor, -1))}
            />
            <Button
              type="text"
              icon={<RightOutlined />}
              aria-label={t("forward")}
              onClick={() => setAnchor(step(span, anchor, 1))}
            />
          </span>
          <h2 className={styles.title} aria-live="polite">
            {title}
          </h2>
          <span className={styles.space} />
          {extra}
          <Segmented
            value={span}
            onChange={setChosen}
            options={(phone ? (["agenda", "day"] as const) : spans).map((value) => ({
              value,
              label: t(`span.${value}`),
            }))}
          />
        </div>
        {error && events.length === 0 ? (
          <ErrorState error={error} />
        ) : span === "month" ? (
          <MonthGrid
            days={days}
            anchor={anchor}
            grouped={grouped}
            create={create}
            showDay={(day) => {
              setAnchor(day);
              setChosen("day");
            }}
          />
        ) : span === "agenda" ? (
          <Agenda days={days} grouped={grouped} pending={pending} />
        ) : (
          <TimeGrid days={days} grouped={grouped} create={create} />
        )}
        {more && <p className={styles.more}>{t("tooMany")}</p>}
      </div>
      <DragOverlay dropAnimation={null}>{dragged && <EventChip event={dragged} flying />}</DragOverlay>
    </DndContext>
  );
}
