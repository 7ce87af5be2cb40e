import dayjs from "dayjs";
import { weekday } from "@/kernel/format/dates";
import { Day } from "@/kernel/ui/Time";
import styles from "./Timeline.module.css";

/** The local day of an instant. */
export function dayOf(instant: string): string {
  return dayjs(instant).format("YYYY-MM-DD");
}

export function DayHeading({ day }: { day: string }) {
  return (
    <h3 className={styles.day}>
      <Day value={day} /> <span className={styles.weekday}>{weekday(day)}</span>
    </h3>
  );
}
