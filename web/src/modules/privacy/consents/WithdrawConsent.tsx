import { Input, Modal } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFeedback } from "@/kernel/ui/feedback";
import styles from "./ConsentCard.module.css";
import type { ConsentState } from "./consents";
import { useAddConsent } from "./useAddConsent";

interface Props {
  object: string;
  id: string;
  state: ConsentState;
  close: () => void;
}

/** Somebody no longer agrees: from now on he is not to be reached so. The reason may be left out, for nobody owes one. */
export default function WithdrawConsent({ object, id, state, close }: Props) {
  const { t } = useTranslation("privacy");
  const feedback = useFeedback();
  const add = useAddConsent(object, id);
  const [reason, setReason] = useState("");
  const field = useId();
  const channel = t(`channel.${state.channel}`);
  const run = () =>
    add.mutate(
      {
        purpose: state.purpose.id,
        channel: state.channel,
        decision: "withdrawn",
        evidence: reason.trim() || undefined,
      },
      {
        onSuccess: () => {
          feedback.done(t("consent.withdrawn"));
          close();
        },
        onError: (error) => feedback.failed(error),
      },
    );
  return (
    <Modal
      open
      title={t("consent.withdrawTitle")}
      okText={t("consent.withdraw")}
      okButtonProps={{ danger: true, loading: add.isPending }}
      onOk={run}
      onCancel={close}
      width={460}
    >
      <p className={styles.text}>
        {t(state.channel === "any" ? "consent.withdrawAll" : "consent.withdrawText", {
          purpose: state.purpose.name ?? "",
          channel,
        })}
      </p>
      <label htmlFor={field}>{t("consent.reason")}</label>
      <Input.TextArea
        id={field}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={2000}
        autoFocus
      />
    </Modal>
  );
}
