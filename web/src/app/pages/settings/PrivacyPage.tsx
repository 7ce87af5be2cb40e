import { Link } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import type { ObjectSummary } from "@/kernel/api/types";
import { label } from "@/kernel/i18n";
import { ListPage } from "@/kernel/records/ListPage";
import styles from "./PrivacyPage.module.css";

const Erasures = lazy(() => import("@/modules/privacy/persons/Erasures"));

interface Props {
  objects: ObjectSummary[];
  /** Whether there is a tab with the erasures. */
  erasures: boolean;
  current: string;
}

/** What is done with personal data and how long it is kept, one tab for each. */
export function PrivacyPage({ objects, erasures, current }: Props) {
  const { t } = useTranslation("kernel");
  const tabs = [
    ...objects.map((object) => ({ key: object.key, title: label(object.pluralLabels) })),
    ...(erasures ? [{ key: "erasures", title: t("privacy:erasures.title") }] : []),
  ];
  return (
    <div className={styles.page}>
      {tabs.length > 1 && (
        <nav className={styles.tabs} aria-label={t("settings.privacy")}>
          {tabs.map((tab) => (
            <Link
              key={tab.key}
              to={`/settings/${tab.key}` as "/"}
              className={`${styles.tab} ${tab.key === current ? styles.current : ""}`}
              aria-current={tab.key === current ? "page" : undefined}
            >
              {tab.title}
            </Link>
          ))}
        </nav>
      )}
      <div className={styles.list}>
        {current === "erasures" ? (
          <Suspense fallback={null}>
            <Erasures />
          </Suspense>
        ) : (
          <ListPage object={current} />
        )}
      </div>
    </div>
  );
}
