import { useQueryClient } from "@tanstack/react-query";
import { Button, Modal, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/kernel/api/client";
import { identityKeys, type NewSecondFactor, useSecondFactor } from "@/kernel/api/identity";
import { Chip } from "@/kernel/ui/Chip";
import { ErrorState } from "@/kernel/ui/ErrorState";
import { useFeedback } from "@/kernel/ui/feedback";
import { ConfirmApp } from "./ConfirmApp";
import { ProofForm } from "./ProofForm";
import { RecoveryCodes } from "./RecoveryCodes";
import styles from "./SettingsPage.module.css";
import own from "./TwoFactor.module.css";
import { useProof } from "./useProof";

type Task = "setUp" | "renew" | "off";

/** Whether a code is asked for at sign-in, and how to turn that on and off. */
export function TwoFactor() {
  const { t } = useTranslation("identity");
  const { data, error, refetch } = useSecondFactor();
  const prove = useProof();
  const feedback = useFeedback();
  const [task, setTask] = useState<Task>();
  // Of a first app: what it is told was asked for before the window opens.
  const [first, setFirst] = useState<NewSecondFactor>();
  const open = (next: Task, begun?: NewSecondFactor) => {
    setFirst(begun);
    setTask(next);
  };
  const begin = async () => {
    try {
      const begun = await prove((proof) => api.post<NewSecondFactor>("/api/me/secondFactor", { proof }));
      if (begun) {
        open("setUp", begun);
      }
    } catch (failure) {
      feedback.failed(failure);
    }
  };
  return (
    <section className={styles.block}>
      <div className={styles.blockHead}>
        <h2 className={styles.blockTitle}>
          {t("twoFactor.title")} {data?.on && <Chip color="green">{t("twoFactor.on")}</Chip>}
        </h2>
        {data && !data.on && <Button onClick={() => void begin()}>{t("twoFactor.begin")}</Button>}
      </div>
      <p className={styles.hint}>{t("twoFactor.lead")}</p>
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton active title={false} paragraph={{ rows: 1 }} />}
      {data?.on && (
        <>
          <p className={styles.hint}>
            {t("twoFactor.left", { count: data.recoveryCodesLeft })} {data.demanded && t("twoFactor.demanded")}
          </p>
          <div className={own.actions}>
            <Button onClick={() => open("setUp")}>{t("twoFactor.app")}</Button>
            <Button onClick={() => open("renew")}>{t("twoFactor.renew")}</Button>
            {!data.demanded && <Button onClick={() => open("off")}>{t("twoFactor.off")}</Button>}
          </div>
        </>
      )}
      {task && <TaskWindow task={task} begun={first} close={() => setTask(undefined)} />}
    </section>
  );
}

/** One of the tasks, step by step. */
function TaskWindow({ task, begun: first, close }: { task: Task; begun?: NewSecondFactor; close: () => void }) {
  const { t } = useTranslation("identity");
  const client = useQueryClient();
  const feedback = useFeedback();
  const [begun, setBegun] = useState(first);
  const [codes, setCodes] = useState<string[]>();
  const changed = () => client.invalidateQueries({ queryKey: identityKeys.secondFactor });
  const made = async (fresh: string[]) => {
    setCodes(fresh);
    await Promise.all([changed(), client.invalidateQueries({ queryKey: identityKeys.devices })]);
  };

  const renew = async (given: string) =>
    made((await api.post<{ codes: string[] }>("/api/me/secondFactor/recoveryCodes", { proof: given })).codes);
  const turnOff = async (given: string) => {
    await api.post("/api/me/secondFactor/off", { proof: given });
    feedback.done(t("twoFactor.offDone"));
    close();
    await changed();
  };

  const titles = { setUp: t("twoFactor.title"), renew: t("twoFactor.renewTitle"), off: t("twoFactor.offTitle") };
  return (
    <Modal
      open
      title={codes ? t("twoFactor.codes") : titles[task]}
      onCancel={close}
      mask={{ closable: false }}
      keyboard={!codes}
      closable={!codes}
      footer={
        codes ? (
          <Button type="primary" onClick={close}>
            {t("twoFactor.codesDone")}
          </Button>
        ) : null
      }
    >
      {codes ? (
        <>
          <p className={own.text}>{t("twoFactor.codesText")}</p>
          <RecoveryCodes codes={codes} />
        </>
      ) : task === "renew" ? (
        <ProofForm text={t("twoFactor.renewText")} button={t("twoFactor.renew")} send={renew} />
      ) : task === "off" ? (
        <ProofForm text={t("twoFactor.proofText")} button={t("twoFactor.offSubmit")} danger send={turnOff} />
      ) : !begun ? (
        <ProofForm
          text={t("twoFactor.proofText")}
          button={t("twoFactor.continue")}
          send={async (proof) => setBegun(await api.post<NewSecondFactor>("/api/me/secondFactor", { proof }))}
        />
      ) : (
        <ConfirmApp begun={begun} done={(fresh) => void made(fresh)} />
      )}
    </Modal>
  );
}
