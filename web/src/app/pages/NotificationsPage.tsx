import { SettingOutlined } from "@ant-design/icons";
import { Button, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMarkRead, useNotifications } from "@/kernel/api/notifications";
import { ErrorState } from "@/kernel/ui/ErrorState";
import { NotificationList } from "@/kernel/ui/NotificationList";
import { useGo } from "@/kernel/ui/navigation";
import { usePhone } from "@/kernel/ui/useMedia";
import { usePageTitle } from "@/kernel/ui/usePageTitle";
import styles from "./NotificationsPage.module.css";

export function NotificationsPage() {
  const { t } = useTranslation("kernel");
  usePageTitle(t("bell.title"));
  const go = useGo();
  const phone = usePhone();
  const [unreadOnly, setUnreadOnly] = useState(false);
  const query = useNotifications(unreadOnly);
  const markRead = useMarkRead();
  const unread = query.data?.pages[0]?.unread ?? 0;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 className={styles.title}>{t("bell.title")}</h1>
        <Segmented
          value={unreadOnly}
          onChange={setUnreadOnly}
          options={[
            { value: false, label: t("bell.everything") },
            { value: true, label: unread > 0 ? t("bell.unreadCount", { count: unread }) : t("bell.unread") },
          ]}
        />
        <span className={styles.space} />
        <Button disabled={unread === 0} loading={markRead.isPending} onClick={() => markRead.mutate({ all: true })}>
          {t("bell.readAll")}
        </Button>
        <Button
          type="text"
          icon={phone && <SettingOutlined />}
          aria-label={t("bell.settings")}
          onClick={() => go("/settings/notifications")}
        >
          {!phone && t("bell.settings")}
        </Button>
      </header>
      <div className={styles.card}>
        {query.isError ? (
          <ErrorState error={query.error} retry={() => void query.refetch()} />
        ) : (
          <NotificationList items={query.data?.pages.flatMap((page) => page.items)} />
        )}
        {query.hasNextPage && (
          <Button block type="text" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t("bell.earlier")}
          </Button>
        )}
      </div>
    </div>
  );
}
