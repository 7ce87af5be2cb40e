import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { ObjectSummary } from "@/kernel/api/types";
import { label } from "@/kernel/i18n";
import { ListPage } from "@/kernel/records/ListPage";
import styles from "./PrivacyPage.module.css";

/** What is done with personal data and how long it is kept, one tab for each. */
export function PrivacyPage({ objects, current }: { objects: ObjectSummary[]; current: string }) {
  const { t } = useTranslation("kernel");
  return (
    <div className={styles.page}>
      {objects.length > 1 && (
        <nav className={styles.tabs} aria-label={t("settings.privacy")}>
          {objects.map((object) => (
            <Link
              key={object.key}
              to={`/settings/${object.key}` as "/"}
              className={`${styles.tab} ${object.key === current ? styles.current : ""}`}
              aria-current={object.key === current ? "page" : undefined}
            >
              {label(object.pluralLabels)}
            </Link>
          ))}
        </nav>
      )}
      <div className={styles.list}>
        <ListPage object={current} />
      </div>
    </div>
  );
}
