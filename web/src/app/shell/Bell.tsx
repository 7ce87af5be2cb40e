import { BellOutlined } from "@ant-design/icons";
import { Badge, Button, Popover } from "antd";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLive } from "@/kernel/api/live";
import { useMarkRead, useNotifications } from "@/kernel/api/notifications";
import type { NotificationItem } from "@/kernel/api/types";
import { NotificationList } from "@/kernel/ui/NotificationList";
import { useGo } from "@/kernel/ui/navigation";
import styles from "./Bell.module.css";

/** New notices at once, the last ones on a click. */
export function Bell() {
  const { t } = useTranslation("kernel");
  const go = useGo();
  const [open, setOpen] = useState(false);
  const notifications = useNotifications(false);
  const markRead = useMarkRead();
  const unread = notifications.data?.pages[0]?.unread ?? 0;
  const items = notifications.data?.pages[0]?.items.slice(0, 8);
  // The browser's own notice, where it was allowed, for whoever is in another window.
  const tell = useCallback((item: NotificationItem) => {
    if (document.hidden && "Notification" in window && Notification.permission === "granted") {
      new Notification(item.title, { body: item.text, tag: item.id });
    }
  }, []);
  useLive("notification", tell);

  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      arrow={false}
      open={open}
      onOpenChange={setOpen}
      destroyOnHidden
      content={
        <div className={styles.panel}>
          <div className={styles.head}>
            <strong>{t("bell.title")}</strong>
            <Button size="small" type="link" disabled={unread === 0} onClick={() => markRead.mutate({ all: true })}>
              {t("bell.readAll")}
            </Button>
          </div>
          <div className={styles.scroll}>
            <NotificationList items={items} onOpen={() => setOpen(false)} />
          </div>
          <Button
            type="text"
            block
            onClick={() => {
              setOpen(false);
              go("/notifications");
            }}
          >
            {t("bell.all")}
          </Button>
        </div>
      }
    >
      <Badge count={unread} size="small" offset={[-6, 6]} overflowCount={99}>
        <Button type="text" shape="circle" icon={<BellOutlined />} aria-label={t("bell.label", { count: unread })} />
      </Badge>
    </Popover>
  );
}
