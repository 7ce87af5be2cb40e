import { Button, Switch } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSetting } from "@/kernel/api/settings";
import styles from "./SettingsPage.module.css";

const events = [
  "mention",
  "assigned",
  "shared",
  "reminder",
  "comment",
  "import",
  "export",
  "approval",
  "handOver",
  "erasure",
  "retention",
  "signIn",
  "account",
  "backup",
] as const;
const allOn: Record<string, boolean> = {};

/** Which events tell one; all do until switched off. */
export function NotificationSettings() {
  const { t } = useTranslation("kernel");
  const [switches, setSwitches] = useSetting<Record<string, boolean>>("notifications", allOn);
  const supported = "Notification" in window;
  const [permission, setPermission] = useState(supported ? Notification.permission : "denied");
  return (
    <div className={styles.form}>
      <h1 className={styles.title}>{t("settings.notifications")}</h1>
      <section className={styles.block}>
        {events.map((event) => (
          <div key={event} className={styles.row}>
            <div className={styles.words}>
              <div id={`event-${event}`}>{t(`event.${event}`)}</div>
              <div className={styles.hint}>{t(`eventHint.${event}`)}</div>
            </div>
            <Switch
              aria-labelledby={`event-${event}`}
              checked={switches[event] !== false}
              onChange={(on) => setSwitches({ ...switches, [event]: on })}
            />
          </div>
        ))}
      </section>
      {supported && (
        <section className={styles.block}>
          <div className={styles.row}>
            <div className={styles.words}>
              <div>{t("settings.desktop")}</div>
              <div className={styles.hint}>
                {t(permission === "denied" ? "settings.desktopDenied" : "settings.desktopHint")}
              </div>
            </div>
            <Button
              disabled={permission !== "default"}
              onClick={() => void Notification.requestPermission().then(setPermission)}
            >
              {t(permission === "granted" ? "settings.desktopOn" : "settings.desktopAllow")}
            </Button>
          </div>
        </section>
      )}
    </div>
  );
}
