import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useMeta, useSignedIn } from "@/kernel/api/queries";
import { homeCards } from "@/kernel/extend/registry";
import { formatDate, today, weekday } from "@/kernel/format/dates";
import { wall } from "@/kernel/format/zone";
import { usePageTitle } from "@/kernel/ui/usePageTitle";
import { visibleObjects } from "../shell/groups";
import styles from "./HomePage.module.css";
import { FollowUpsCard } from "./home/FollowUpsCard";
import { PipelineCard } from "./home/PipelineCard";
import { RecentCard } from "./home/RecentCard";
import { TasksCard } from "./home/TasksCard";

/** What one's day holds: tasks, follow-ups, one's pipeline, what one worked on last. */
export function HomePage() {
  const { t } = useTranslation("kernel");
  const { user } = useSignedIn();
  const { data: meta } = useMeta();
  usePageTitle(t("rail.home"));
  const readable = new Set(visibleObjects(meta).map((object) => object.key));
  const hour = wall().hour();
  const greeting = hour < 6 ? "night" : hour < 12 ? "morning" : hour < 18 ? "afternoon" : "evening";
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 className={styles.title}>{t(`home.${greeting}`, { name: user.name })}</h1>
        <p className={styles.date}>
          {formatDate(today())} {weekday(today())}
        </p>
      </header>
      <div className={styles.grid}>
        <div className={styles.column}>
          {readable.has("tasks") && <TasksCard />}
          {readable.has("opportunities") && <PipelineCard />}
          {homeCards()
            .filter((card) => !card.requires || readable.has(card.requires))
            .map((card) => (
              <Suspense key={card.key} fallback={null}>
                <card.component />
              </Suspense>
            ))}
        </div>
        <div className={styles.column}>
          {readable.has("customers") && <FollowUpsCard />}
          <RecentCard />
        </div>
      </div>
    </div>
  );
}
