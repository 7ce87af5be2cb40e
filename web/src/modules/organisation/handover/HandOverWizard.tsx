import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Modal, Skeleton, Steps } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/kernel/api/client";
import type { VerbProps } from "@/kernel/extend/types";
import { followHandOver } from "@/kernel/jobs/jobs";
import { titleOf } from "@/kernel/records/fields/values";
import { ErrorState } from "@/kernel/ui/ErrorState";
import { useErrorText } from "@/kernel/ui/feedback";
import { usePhone } from "@/kernel/ui/useMedia";
import { ChooseStep } from "./ChooseStep";
import styles from "./HandOver.module.css";
import { type Holdings, lacking, type Plan, requestOf } from "./handOver";
import { PreviewStep } from "./PreviewStep";
import { RunStep } from "./RunStep";

/** Somebody leaves: who takes over what, a look at it, and how far it is. */
export default function HandOverWizard({ meta, record, close }: VerbProps) {
  const { t } = useTranslation("organisation");
  const client = useQueryClient();
  const errorText = useErrorText();
  const name = titleOf(meta, record);
  // Who is disabled already may have been left something.
  const active = record.active !== false;
  const { data, error, refetch } = useQuery({
    queryKey: ["holdings", record.id],
    queryFn: ({ signal }) => api.get<Holdings>(`/api/users/${record.id}/holdings`, signal),
    staleTime: 0,
    gcTime: 0,
  });
  const phone = usePhone();
  const [plan, setPlan] = useState<Plan>({ person: null, lines: {}, disable: active });
  const [looking, setLooking] = useState(false);
  const [started, setStarted] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const running = started ?? data?.running ?? undefined;
  const items = data?.items ?? [];
  const request = requestOf(items, plan);
  const idle = Object.keys(request.to ?? {}).length === 0 && !plan.disable;

  const start = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const { id } = await api.post<{ id: string }>(`/api/users/${record.id}/handOver`, request);
      setStarted(id);
    } catch (failure) {
      setProblem(errorText(failure));
    } finally {
      setBusy(false);
    }
  };
  const leave = (over: boolean) => {
    if (running && !over) {
      followHandOver(running, name, record.id);
    }

    // Records of all kinds have changed hands.
    void client.invalidateQueries({ queryKey: ["records"] });
    void client.invalidateQueries({ queryKey: ["on"] });
    void client.invalidateQueries({ queryKey: ["signIn", record.id] });
    close();
  };

  const footer =
    running || !data ? null : looking ? (
      <>
        <Button onClick={() => setLooking(false)} disabled={busy}>
          {t("handOver.back")}
        </Button>
        <Button type="primary" danger={plan.disable} loading={busy} onClick={() => void start()}>
          {t(plan.disable ? "handOver.startAndDisable" : "handOver.start")}
        </Button>
      </>
    ) : (
      <>
        <Button onClick={close}>{t("handOver.cancel")}</Button>
        <Button type="primary" disabled={idle || lacking(items, plan).length > 0} onClick={() => setLooking(true)}>
          {t("handOver.next")}
        </Button>
      </>
    );

  return (
    <Modal
      open
      title={t(active ? "handOver.title" : "handOver.titleDisabled", { name })}
      width={760}
      mask={{ closable: false }}
      onCancel={() => leave(false)}
      footer={footer}
    >
      <Steps
        size="small"
        responsive={false}
        titlePlacement={phone ? "vertical" : "horizontal"}
        className={styles.steps}
        current={running ? 2 : looking ? 1 : 0}
        items={(["stepChoose", "stepPreview", "stepRun"] as const).map((step) => ({ title: t(`handOver.${step}`) }))}
      />
      {error && !data ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Skeleton active />
      ) : running ? (
        <RunStep id={running} name={name} active={active} leave={leave} />
      ) : looking ? (
        <PreviewStep items={items} plan={plan} name={name} active={active} problem={problem} />
      ) : (
        <ChooseStep items={items} plan={plan} setPlan={setPlan} meta={meta} active={active} />
      )}
    </Modal>
  );
}
