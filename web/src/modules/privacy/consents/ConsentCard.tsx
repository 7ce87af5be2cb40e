import { Button, Skeleton } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RecordSlotProps } from "@/kernel/extend/types";
import { Card } from "@/kernel/ui/Card";
import { useErrorText } from "@/kernel/ui/feedback";
import styles from "./ConsentCard.module.css";
import { ConsentHistory } from "./ConsentHistory";
import { ConsentStates } from "./ConsentStates";
import { type ConsentState, useConsents } from "./consents";

// Heavier than a look at the page has need of.
const RecordConsent = lazy(() => import("./RecordConsent"));
const WithdrawConsent = lazy(() => import("./WithdrawConsent"));

/** On a person's page: for what and how he may be reached, since when, and what shows it. */
export default function ConsentCard({ meta, record, past }: RecordSlotProps) {
  const { t } = useTranslation("privacy");
  const errorText = useErrorText();
  const { data, error, refetch } = useConsents(meta.key, record.id);
  const [adding, setAdding] = useState(false);
  const [withdrawing, setWithdrawing] = useState<ConsentState>();
  // The ledger is shown as it is, and it is no part of the past.
  if (past) {
    return null;
  }

  const canWrite = data?.canWrite ?? false;
  const on = { object: meta.key, id: record.id };
  return (
    <Card
      title={t("consent.title")}
      extra={
        canWrite && (
          <Button type="link" size="small" onClick={() => setAdding(true)}>
            {t("consent.add")}
          </Button>
        )
      }
    >
      {error ? (
        <p className={styles.quiet} role="alert">
          {errorText(error)}{" "}
          <Button type="link" size="small" onClick={() => void refetch()}>
            {t("kernel:error.retry")}
          </Button>
        </p>
      ) : !data ? (
        <Skeleton active title={false} paragraph={{ rows: 2 }} />
      ) : data.entries.length === 0 ? (
        <p className={styles.quiet}>{t("consent.none")}</p>
      ) : (
        <>
          <ConsentStates list={data} withdraw={canWrite ? setWithdrawing : undefined} />
          <ConsentHistory entries={data.entries} />
        </>
      )}
      <Suspense fallback={null}>
        {adding && <RecordConsent {...on} close={() => setAdding(false)} />}
        {withdrawing && <WithdrawConsent {...on} state={withdrawing} close={() => setWithdrawing(undefined)} />}
      </Suspense>
    </Card>
  );
}
