import { useQueryClient } from "@tanstack/react-query";
import { App, Button, Skeleton, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/kernel/api/client";
import { identityKeys, type Passkey, useDevices, usePasskeys } from "@/kernel/api/identity";
import { formatDate } from "@/kernel/format/dates";
import { ErrorState } from "@/kernel/ui/ErrorState";
import { useFeedback } from "@/kernel/ui/feedback";
import { addPasskey, knowsPasskeys, openedByAddress, wasCancelled } from "../webauthn";
import { PasskeyName } from "./PasskeyName";
import styles from "./SettingsPage.module.css";
import { useProof } from "./useProof";

/** The devices that sign one in without a password. */
export function Passkeys() {
  const { t } = useTranslation("identity");
  const client = useQueryClient();
  const feedback = useFeedback();
  const { modal } = App.useApp();
  const { data: passkeys, error, refetch } = usePasskeys();
  const { data: devices } = useDevices();
  const prove = useProof();
  const [adding, setAdding] = useState(false);
  const [renaming, setRenaming] = useState<Passkey>();
  const changed = () => client.invalidateQueries({ queryKey: identityKeys.passkeys });

  const add = async (name: string) => {
    try {
      const added = await prove((proof) => addPasskey(name, proof).then(() => true));
      if (added) {
        setAdding(false);
        feedback.done(t("passkeys.added"));
        await changed();
      }
    } catch (failure) {
      if (!wasCancelled(failure)) {
        throw failure;
      }

      setAdding(false);
      feedback.refused(t("passkeys.cancelled"));
    }
  };
  const rename = async (passkey: Passkey, name: string) => {
    await api.patch(`/api/me/passkeys/${passkey.id}`, { name });
    setRenaming(undefined);
    await changed();
  };
  const remove = (passkey: Passkey) =>
    modal.confirm({
      title: t("passkeys.removeTitle", { name: passkey.name }),
      content: t("passkeys.removeText"),
      okText: t("passkeys.remove"),
      okButtonProps: { danger: true },
      cancelText: t("passkeys.cancel"),
      onOk: async () => {
        try {
          await api.delete(`/api/me/passkeys/${passkey.id}`);
          feedback.done(t("passkeys.removed"));
        } catch (failure) {
          feedback.failed(failure);
        } finally {
          await changed();
        }
      },
    });

  const factsOf = (passkey: Passkey) =>
    [
      t("passkeys.created", { time: formatDate(passkey.createdAt) }),
      passkey.lastUsedOn === null ? t("passkeys.unused") : t("passkeys.used", { time: formatDate(passkey.lastUsedOn) }),
      ...(passkey.backedUp ? [t("passkeys.backedUp")] : []),
    ].join(" · ");

  return (
    <section className={styles.block}>
      <div className={styles.blockHead}>
        <h2 className={styles.blockTitle}>{t("passkeys.title")}</h2>
        {knowsPasskeys() && <Button onClick={() => setAdding(true)}>{t("passkeys.add")}</Button>}
      </div>
      <p className={styles.hint}>{t("passkeys.lead")}</p>
      {!knowsPasskeys() && (
        <p className={styles.hint}>{t(openedByAddress() ? "passkeys.failed.host" : "passkeys.unsupported")}</p>
      )}
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {!passkeys && !error && <Skeleton active title={false} paragraph={{ rows: 1 }} />}
      {passkeys?.length === 0 && <p className={styles.hint}>{t("passkeys.none")}</p>}
      {passkeys?.map((passkey) => (
        <div key={passkey.id} className={styles.row}>
          <div className={styles.words}>
            <div className={styles.long}>{passkey.name}</div>
            <div className={styles.hint}>{factsOf(passkey)}</div>
          </div>
          <Space>
            <Button aria-label={t("passkeys.renameNamed", { name: passkey.name })} onClick={() => setRenaming(passkey)}>
              {t("passkeys.rename")}
            </Button>
            <Button aria-label={t("passkeys.removeNamed", { name: passkey.name })} onClick={() => remove(passkey)}>
              {t("passkeys.remove")}
            </Button>
          </Space>
        </div>
      ))}
      {adding && (
        <PasskeyName
          title={t("passkeys.newTitle")}
          button={t("passkeys.create")}
          name={devices?.find((device) => device.current)?.name ?? ""}
          send={add}
          close={() => setAdding(false)}
        />
      )}
      {renaming && (
        <PasskeyName
          title={t("passkeys.renameTitle")}
          button={t("passkeys.save")}
          name={renaming.name}
          send={(name) => rename(renaming, name)}
          close={() => setRenaming(undefined)}
        />
      )}
    </section>
  );
}
