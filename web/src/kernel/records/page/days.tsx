import { weekday } from "@/kernel/format/dates";
import { wall } from "@/kernel/format/zone";
import { Day } from "@/kernel/ui/Time";
import styles from "./Timeline.module.css";

/** The day an instant falls on in the workspace. */
export function dayOf(instant: string): string {
  return wall(instant).format("YYYY-MM-DD");
}

export function DayHeading({ day }: { day: string }) {
  return (
    <h3 className={styles.day}>
      <Day value={day} /> <span className={styles.weekday}>{weekday(day)}</span>
    </h3>
  );
}
