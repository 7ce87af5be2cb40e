import { Button, Input, Modal, Space } from "antd";
import { useTranslation } from "react-i18next";
import type { NewLink } from "@/kernel/api/identity";
import { formatDateTime } from "@/kernel/format/dates";
import { useFeedback } from "@/kernel/ui/feedback";
import styles from "./LinkDialog.module.css";

/** A new one-time link, to be copied now: nobody can see it again. */
export function LinkDialog({ link, name, close }: { link: NewLink; name: string; close: () => void }) {
  const { t } = useTranslation("identity");
  const feedback = useFeedback();
  const url = window.location.origin + link.path;
  const copy = () =>
    void navigator.clipboard.writeText(url).then(
      () => feedback.done(t("link.copied")),
      () => feedback.refused(t("link.notCopied")),
    );
  return (
    <Modal
      open
      title={t(link.kind === "reset" ? "link.resetTitle" : "link.invitationTitle", { name })}
      keyboard={false}
      mask={{ closable: false }}
      closable={false}
      footer={<Button onClick={close}>{t("link.close")}</Button>}
    >
      <p className={styles.text}>{t("link.text", { time: formatDateTime(link.until) })}</p>
      <Space.Compact block>
        <Input readOnly value={url} aria-label={t("link.address")} onFocus={(event) => event.target.select()} />
        <Button type="primary" onClick={copy}>
          {t("link.copy")}
        </Button>
      </Space.Compact>
    </Modal>
  );
}
