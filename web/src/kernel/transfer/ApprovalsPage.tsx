import { CheckCircleOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { App, Button, Form, Input, Modal, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useApprovals, useDecide, type WaitingExport } from "@/kernel/api/audit";
import { useSignedIn } from "@/kernel/api/queries";
import { formatNumber } from "@/kernel/format/numbers";
import { EmptyState } from "@/kernel/ui/EmptyState";
import { ErrorState } from "@/kernel/ui/ErrorState";
import { useErrorText, useFeedback } from "@/kernel/ui/feedback";
import { RelativeTime } from "@/kernel/ui/Time";
import { usePageTitle } from "@/kernel/ui/usePageTitle";
import styles from "./Transfer.module.css";

/** Large exports that wait for one's word. */
export default function ApprovalsPage() {
  const { t } = useTranslation(["transfer", "kernel"]);
  usePageTitle(t("approvals.title"));
  const { data, error, refetch } = useApprovals();
  const decide = useDecide();
  const feedback = useFeedback();
  const { modal } = App.useApp();
  const { audit } = useSignedIn();
  const [refusing, setRefusing] = useState<WaitingExport>();
  const approve = (one: WaitingExport) =>
    modal.confirm({
      title: t("approvals.approveTitle", { name: one.by?.name, total: formatNumber(one.total), object: one.label }),
      content: t("approvals.approveText"),
      okText: t("approvals.approve"),
      cancelText: t("approvals.cancel"),
      onOk: () =>
        decide.mutateAsync({ id: one.id }).then(() => feedback.done(t("approvals.approved")), feedback.failed),
    });

  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 className={styles.title}>{t("approvals.title")}</h1>
        {audit.read && <Link to={"/settings/audit" as "/"}>{t("kernel:settings.audit")}</Link>}
      </header>
      <section className={styles.card}>
        {error && !data ? (
          <ErrorState error={error} retry={() => void refetch()} />
        ) : !data ? (
          <Skeleton active />
        ) : data.length === 0 ? (
          <EmptyState icon={<CheckCircleOutlined />} title={t("approvals.none")} text={t("approvals.noneText")} />
        ) : (
          <ul className={styles.jobs}>
            {data.map((one) => (
              <li key={one.id} className={styles.approval}>
                <div className={styles.approvalWords}>
                  <div className={styles.jobName}>
                    {t("approvals.asks", { name: one.by?.name, total: formatNumber(one.total), object: one.label })}
                  </div>
                  <div className={styles.quiet}>
                    {one.format.toUpperCase()} · {t(one.filtered ? "approvals.filtered" : "approvals.all")} ·{" "}
                    {one.fields.length > 0 ? one.fields.join(t("approvals.comma")) : t("approvals.allFields")} ·{" "}
                    <RelativeTime value={one.at} />
                  </div>
                </div>
                <div className={styles.approvalButtons}>
                  <Button type="primary" onClick={() => approve(one)}>
                    {t("approvals.approve")}
                  </Button>
                  <Button danger onClick={() => setRefusing(one)}>
                    {t("approvals.refuse")}
                  </Button>
                </div>
              </li>
            ))}
          </ul>
        )}
      </section>
      {refusing && <RefuseDialog one={refusing} close={() => setRefusing(undefined)} />}
    </div>
  );
}

function RefuseDialog({ one, close }: { one: WaitingExport; close: () => void }) {
  const { t } = useTranslation("transfer");
  const decide = useDecide();
  const errorText = useErrorText();
  const [reason, setReason] = useState("");
  return (
    <Modal
      open
      title={t("approvals.refuseTitle", { name: one.by?.name })}
      okText={t("approvals.refuse")}
      cancelText={t("approvals.cancel")}
      okButtonProps={{ danger: true, disabled: reason.trim() === "", loading: decide.isPending }}
      onCancel={close}
      onOk={() => decide.mutate({ id: one.id, reason: reason.trim() }, { onSuccess: close })}
    >
      <Form layout="vertical">
        <Form.Item label={t("approvals.reason")} htmlFor="refusal">
          <Input.TextArea
            id="refusal"
            autoFocus
            maxLength={200}
            showCount
            rows={3}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Form.Item>
      </Form>
      {decide.error && (
        <p role="alert" className={styles.refusalError}>
          {errorText(decide.error)}
        </p>
      )}
    </Modal>
  );
}
