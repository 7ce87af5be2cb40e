import { SafetyCertificateOutlined, WarningOutlined } from "@ant-design/icons";
import { Alert, Button, Skeleton, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { useChain, useVerify } from "@/kernel/api/audit";
import { formatExact } from "@/kernel/format/dates";
import { formatNumber } from "@/kernel/format/numbers";
import { ErrorState } from "@/kernel/ui/ErrorState";
import { useErrorText, useFeedback } from "@/kernel/ui/feedback";
import styles from "./Audit.module.css";

/** How far the log is sealed, and whether it still is what was sealed. */
export function ChainStrip() {
  const { t } = useTranslation("audit");
  const { data, error, refetch } = useChain();
  const verify = useVerify();
  const errorText = useErrorText();
  const feedback = useFeedback();
  if (error && !data) {
    return <ErrorState error={error} retry={() => void refetch()} />;
  }

  if (!data) {
    return <Skeleton active title={false} paragraph={{ rows: 2 }} />;
  }

  const fault = verify.data?.fault;
  const broken = data.verified !== undefined && data.verified !== null && !data.verified.intact;
  return (
    <section className={styles.chain} aria-label={t("chain.label")}>
      <span className={broken ? styles.broken : styles.whole} aria-hidden>
        {broken ? <WarningOutlined /> : <SafetyCertificateOutlined />}
      </span>
      <div className={styles.chainWords}>
        <p>
          {data.sealedAt
            ? t("chain.sealed", {
                entries: formatNumber(data.entries),
                seals: formatNumber(data.seals),
                time: formatExact(data.sealedAt),
              })
            : t("chain.none")}
          {data.unsealed > 0 && <> {t("chain.unsealed", { entries: formatNumber(data.unsealed) })}</>}
        </p>
        <p className={styles.quiet}>
          {data.verified
            ? t(data.verified.intact ? "chain.intact" : "chain.notIntact", {
                time: formatExact(data.verified.at),
                name: data.verified.by?.name ?? t("system"),
              })
            : t("chain.unverified")}
          {data.hash && (
            <Typography.Text className={styles.hash} copyable={{ text: data.hash }} title={t("chain.hashHint")}>
              {t("chain.hash", { hash: data.hash.slice(0, 12) })}
            </Typography.Text>
          )}
        </p>
      </div>
      <Button
        loading={verify.isPending}
        onClick={() =>
          verify.mutate(undefined, {
            onSuccess: (report) =>
              report.intact && feedback.done(t("chain.held", { entries: formatNumber(report.entries) })),
          })
        }
      >
        {t("chain.verify")}
      </Button>
      {fault && (
        <Alert
          className={styles.fault}
          type="error"
          showIcon
          title={t(`fault.${fault.kind}`)}
          description={t("fault.where", {
            seal: formatNumber(fault.seal),
            from: formatNumber(fault.fromSeq),
            to: formatNumber(fault.toSeq),
          })}
        />
      )}
      {verify.error && <Alert className={styles.fault} type="error" showIcon title={errorText(verify.error)} />}
    </section>
  );
}
