import { ClockCircleOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useMeta } from "@/kernel/api/queries";
import { useSetting, useSettings } from "@/kernel/api/settings";
import { label } from "@/kernel/i18n";
import type { RecentRecord } from "@/kernel/records/recent";
import { Card } from "@/kernel/ui/Card";
import { EmptyState } from "@/kernel/ui/EmptyState";
import { Icon } from "@/kernel/ui/Icon";
import { RelativeTime } from "@/kernel/ui/Time";
import { CardSkeleton } from "./CardSkeleton";
import styles from "./home.module.css";

const none: RecentRecord[] = [];

export function RecentCard() {
  const { t } = useTranslation("kernel");
  const { isPending } = useSettings();
  const { data: meta } = useMeta();
  const [recent] = useSetting<RecentRecord[]>("recent", none);
  const objectOf = (key: string) => meta?.objects.find((object) => object.key === key);
  return (
    <Card title={t("home.recent")}>
      {isPending ? (
        <CardSkeleton rows={3} />
      ) : recent.length === 0 ? (
        <EmptyState small icon={<ClockCircleOutlined />} title={t("home.noRecent")} />
      ) : (
        <ul className={styles.list}>
          {recent.slice(0, 8).map((record) => (
            <li key={`${record.object} ${record.id}`} className={styles.task}>
              <span className={styles.icon} title={label(objectOf(record.object)?.labels)}>
                <Icon name={objectOf(record.object)?.icon ?? ""} />
              </span>
              <Link to={`/${record.object}/${record.id}` as "/"} className={styles.words}>
                <span className={styles.name}>{record.title}</span>
              </Link>
              <span className={styles.quiet}>
                <RelativeTime value={record.at} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
