import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Progress, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/kernel/api/client";
import { formatNumber } from "@/kernel/format/numbers";
import { ErrorState } from "@/kernel/ui/ErrorState";
import { useFeedback } from "@/kernel/ui/feedback";
import styles from "./HandOver.module.css";
import type { HandOver } from "./handOver";

interface Props {
  id: string;
  name: string;
  /** Nothing goes back to somebody who is disabled, unless this disabled him. */
  active: boolean;
  /** Closes the wizard; while the work goes on, the corner of the page shows it. */
  leave: (over: boolean) => void;
}

const askEvery = 800;
const isOver = (job: HandOver | undefined) => job !== undefined && job.state !== "queued" && job.state !== "running";

/** How far it is, what came of it, and the way back. */
export function RunStep({ id, name, active, leave }: Props) {
  const { t } = useTranslation("organisation");
  const feedback = useFeedback();
  const [undoing, setUndoing] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ["handOver", id],
    queryFn: ({ signal }) => api.get<HandOver>(`/api/handOvers/${id}`, signal),
    refetchInterval: (query) => (isOver(query.state.data) ? false : askEvery),
    gcTime: 0,
  });
  if (!data) {
    return error ? <ErrorState error={error} retry={() => void refetch()} /> : <Skeleton active />;
  }

  const over = isOver(data);
  const handed = data.done - data.refused;
  const percent = over ? 100 : data.total ? Math.floor((data.done / data.total) * 100) : 0;
  const undo = async () => {
    setUndoing(true);
    await feedback.undo(data.changeSet);
    leave(true);
  };
  return (
    <div aria-live="polite">
      <Progress percent={percent} status={data.state === "failed" ? "exception" : over ? "success" : "active"} />
      {!over ? (
        <p className={styles.text}>
          {data.total === null
            ? t("handOver.waiting")
            : t("handOver.running", { done: formatNumber(data.done), total: formatNumber(data.total) })}
        </p>
      ) : data.state === "failed" ? (
        <Alert type="error" showIcon title={data.error ?? t("handOver.failed")} description={t("handOver.goOn")} />
      ) : (
        <p className={styles.text}>
          {t("handOver.done", { count: handed, total: formatNumber(handed), name })}
          {data.disabled && t("handOver.isDisabled", { name })}
        </p>
      )}
      {over && data.refused > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t("handOver.refused", { count: data.refused })}
          description={
            <ul className={styles.refusals}>
              {data.refusals.map((one) => (
                <li key={one.id}>
                  <a href={`/${one.object}/${one.id}`} target="_blank" rel="noreferrer">
                    {one.reason}
                  </a>
                </li>
              ))}
            </ul>
          }
        />
      )}
      <div className={styles.buttons}>
        {over && (active || data.disabled) && (handed > 0 || data.disabled) && (
          <Button loading={undoing} onClick={() => void undo()}>
            {t("handOver.undo")}
          </Button>
        )}
        <Button type="primary" disabled={undoing} onClick={() => leave(over)}>
          {t(over ? "handOver.close" : "handOver.leave")}
        </Button>
      </div>
    </div>
  );
}
