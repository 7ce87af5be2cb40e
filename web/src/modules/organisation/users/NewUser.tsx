import { Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/kernel/api/client";
import type { NewLink } from "@/kernel/api/identity";
import { useSignedIn } from "@/kernel/api/queries";
import type { VerbProps } from "@/kernel/extend/types";
import { useFeedback } from "@/kernel/ui/feedback";
import { LinkDialog } from "./LinkDialog";

/** After a user was added: he has no password yet, and what gives him one. */
export default function NewUser(props: VerbProps) {
  const { admin } = useSignedIn();
  return admin && props.record.active !== false ? <Offer {...props} /> : null;
}

function Offer({ record, close }: VerbProps) {
  const { t } = useTranslation("identity");
  const feedback = useFeedback();
  const [link, setLink] = useState<NewLink>();
  const [busy, setBusy] = useState(false);
  const name = String(record.name ?? "");
  const invite = async () => {
    setBusy(true);
    try {
      setLink(await api.post<NewLink>(`/api/users/${record.id}/link`));
    } catch (error) {
      feedback.failed(error);
    } finally {
      setBusy(false);
    }
  };
  return link ? (
    <LinkDialog link={link} name={name} close={close} />
  ) : (
    <Modal
      open
      title={t("user.addedTitle", { name })}
      okText={t("user.invite")}
      cancelText={t("user.inviteLater")}
      confirmLoading={busy}
      onOk={() => void invite()}
      onCancel={close}
    >
      <p>{t("user.addedText")}</p>
    </Modal>
  );
}
