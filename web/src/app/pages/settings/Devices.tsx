import { useQueryClient } from "@tanstack/react-query";
import { Button, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "@/kernel/api/client";
import { type Device, identityKeys, useDevices } from "@/kernel/api/identity";
import { formatDateTime } from "@/kernel/format/dates";
import { Chip } from "@/kernel/ui/Chip";
import { ErrorState } from "@/kernel/ui/ErrorState";
import { useFeedback } from "@/kernel/ui/feedback";
import { RelativeTime } from "@/kernel/ui/Time";
import styles from "./SettingsPage.module.css";

/** The browsers one is signed in with; each can be signed out from here. */
export function Devices() {
  const { t } = useTranslation("identity");
  const client = useQueryClient();
  const feedback = useFeedback();
  const { data: devices, error, refetch } = useDevices();
  const nameOf = (device: Device) => device.name || t("devices.unknown");
  const end = async (path: string, text: string) => {
    try {
      await api.delete(path);
      feedback.done(text);
    } catch (failure) {
      feedback.failed(failure);
    } finally {
      await client.invalidateQueries({ queryKey: identityKeys.devices });
    }
  };

  return (
    <section className={styles.block}>
      <div className={styles.blockHead}>
        <h2 className={styles.blockTitle}>{t("devices.title")}</h2>
        {devices && devices.length > 1 && (
          <Button onClick={() => void end("/api/sessions", t("devices.endedAll"))}>{t("devices.endOthers")}</Button>
        )}
      </div>
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {!devices && !error && <Skeleton active title={false} paragraph={{ rows: 2 }} />}
      {devices?.map((device) => (
        <div key={device.id} className={styles.row}>
          <div className={styles.words}>
            <div>
              {nameOf(device)} {device.current && <Chip color="green">{t("devices.here")}</Chip>}
            </div>
            <div className={styles.hint}>
              {t("devices.from", { address: device.address, time: formatDateTime(device.createdAt) })}
            </div>
            {!device.current && (
              <div className={styles.hint}>
                {t("devices.seen")} <RelativeTime value={device.lastSeenAt} />
              </div>
            )}
          </div>
          {!device.current && (
            <Button
              aria-label={t("devices.endNamed", { name: nameOf(device) })}
              onClick={() => void end(`/api/sessions/${device.id}`, t("devices.ended"))}
            >
              {t("devices.end")}
            </Button>
          )}
        </div>
      ))}
    </section>
  );
}
