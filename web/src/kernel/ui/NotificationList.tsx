import {
  AuditOutlined,
  BellOutlined,
  ClockCircleOutlined,
  CloudServerOutlined,
  ExportOutlined,
  HourglassOutlined,
  ImportOutlined,
  MessageOutlined,
  SafetyCertificateOutlined,
  SafetyOutlined,
  ShareAltOutlined,
  UserSwitchOutlined,
} from "@ant-design/icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useMarkRead } from "@/kernel/api/notifications";
import type { NotificationItem } from "@/kernel/api/types";
import { fetchExport } from "@/kernel/jobs/jobs";
import { EmptyState } from "./EmptyState";
import { useFeedback } from "./feedback";
import { leadsTo } from "./leadsTo";
import styles from "./NotificationList.module.css";
import { useGo } from "./navigation";
import { RelativeTime } from "./Time";

const icons: Record<string, ReactNode> = {
  mention: <MessageOutlined />,
  comment: <MessageOutlined />,
  assigned: <UserSwitchOutlined />,
  shared: <ShareAltOutlined />,
  reminder: <ClockCircleOutlined />,
  import: <ImportOutlined />,
  export: <ExportOutlined />,
  handOver: <UserSwitchOutlined />,
  erasure: <SafetyCertificateOutlined />,
  signIn: <SafetyOutlined />,
  account: <SafetyOutlined />,
  approval: <AuditOutlined />,
  retention: <HourglassOutlined />,
  backup: <CloudServerOutlined />,
};

interface Props {
  /** Undefined while they are on their way. */
  items: NotificationItem[] | undefined;
  onOpen?: () => void;
}

/** Notices, newest first; a click leads to what they are about and marks them read. */
export function NotificationList({ items, onOpen }: Props) {
  const { t } = useTranslation("kernel");
  const go = useGo();
  const feedback = useFeedback();
  const markRead = useMarkRead();
  if (!items) {
    return (
      <div aria-hidden>
        {[1, 2, 3].map((n) => (
          <div key={n} className={styles.item}>
            <span className={styles.ghost} />
          </div>
        ))}
      </div>
    );
  }

  if (items.length === 0) {
    return <EmptyState small icon={<BellOutlined />} title={t("bell.none")} />;
  }

  return (
    <ul className={styles.list}>
      {items.map((item) => (
        <li key={item.id}>
          <button
            type="button"
            className={`${styles.item} ${item.read ? "" : styles.unread}`}
            onClick={() => {
              if (!item.read) {
                markRead.mutate({ ids: [item.id] });
              }

              onOpen?.();
              const page = leadsTo(item);
              if (page) {
                go(page);
              } else if (item.event === "export" && item.job) {
                void fetchExport(item.job, t("jobs.failed")).catch(feedback.failed);
              }
            }}
          >
            <span className={styles.icon}>{icons[item.event] ?? <BellOutlined />}</span>
            <span className={styles.words}>
              <span className={styles.title}>{item.title}</span>
              {item.text && <span className={styles.text}>{item.text}</span>}
              <span className={styles.time}>
                <RelativeTime value={item.at} />
              </span>
            </span>
            {!item.read && <span className={styles.dot} title={t("bell.unread")} />}
          </button>
        </li>
      ))}
    </ul>
  );
}
