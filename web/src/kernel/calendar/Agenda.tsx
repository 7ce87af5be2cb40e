import { CalendarOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { Skeleton } from "antd";
import type { Dayjs } from "dayjs";
import { useTranslation } from "react-i18next";
import { weekday } from "@/kernel/format/dates";
import { label } from "@/kernel/i18n";
import { EmptyState } from "@/kernel/ui/EmptyState";
import { Day } from "@/kernel/ui/Time";
import styles from "./Agenda.module.css";
import hues from "./Calendar.module.css";
import type { CalendarEvent } from "./events";
import { dayKey } from "./range";

interface Props {
  days: Dayjs[];
  grouped: Map<string, CalendarEvent[]>;
  pending: boolean;
}

/** What comes, as a list by day; days with nothing are left out. */
export function Agenda({ days, grouped, pending }: Props) {
  const { t } = useTranslation("calendar");
  const busy = days.filter((day) => grouped.has(dayKey(day)));
  if (busy.length === 0) {
    return pending ? (
      <div className={styles.agenda}>
        <Skeleton active />
      </div>
    ) : (
      <EmptyState icon={<CalendarOutlined />} title={t("empty")} />
    );
  }

  return (
    <div className={styles.agenda}>
      {busy.map((day) => (
        <section key={dayKey(day)}>
          <h3 className={styles.agendaDay}>
            <Day value={dayKey(day)} /> <span className={styles.quiet}>{weekday(dayKey(day))}</span>
          </h3>
          <ul className={styles.agendaList}>
            {(grouped.get(dayKey(day)) ?? []).map((event) => (
              <li key={`${event.meta.key} ${event.id}`}>
                <Link to={`/${event.meta.key}/${event.id}` as "/"} className={styles.agendaItem}>
                  <span className={`${styles.time} tabular`}>{event.timed ? event.at.format("HH:mm") : ""}</span>
                  <span className={`${styles.mark} ${hues[event.color ?? ""] ?? ""}`} />
                  <span className={styles.agendaWords}>
                    <span className={event.done ? styles.struck : undefined}>{event.title}</span>
                    <span className={styles.quiet}>
                      {[label(event.meta.labels), event.about].filter(Boolean).join(" · ")}
                    </span>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
