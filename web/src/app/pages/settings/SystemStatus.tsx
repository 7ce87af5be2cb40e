import { CheckCircleFilled, CloseCircleFilled, ExclamationCircleFilled, ReloadOutlined } from "@ant-design/icons";
import { Button, Skeleton } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type Status, type StatusItem, useStatus } from "@/kernel/api/status";
import { formatBytes } from "@/kernel/format/numbers";
import { ErrorState } from "@/kernel/ui/ErrorState";
import { RelativeTime } from "@/kernel/ui/Time";
import styles from "./SettingsPage.module.css";
import status from "./SystemStatus.module.css";

type Severity = StatusItem["severity"];

/** What reads everything, on the server. */
const command = "trine doctor";

/** What needs somebody first comes first. */
const order: readonly Severity[] = ["problem", "warning", "ok"];

const icons: Record<Severity, ReactNode> = {
  problem: <CloseCircleFilled className={status.problem} />,
  warning: <ExclamationCircleFilled className={status.warning} />,
  ok: <CheckCircleFilled className={status.ok} />,
};

/** What the server finds when it examines itself, and what to do about it. */
export function SystemStatus() {
  const { t } = useTranslation("operations");
  const { data, error, isFetching, refetch } = useStatus();
  return (
    <div className={styles.form}>
      <h1 className={styles.title}>{t("status.title")}</h1>
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <Waiting />}
      {data && !error && (
        <>
          <Summary status={data} busy={isFetching} again={() => void refetch()} />
          {order.map((severity) => (
            <Group
              key={severity}
              severity={severity}
              items={data.checks.filter((item) => item.severity === severity)}
            />
          ))}
          <p className={styles.hint}>
            {t("status.whole")} <code className={status.command}>{command}</code>
          </p>
        </>
      )}
    </div>
  );
}

/** All in one line: whether somebody has to do something. */
function Summary({ status: { checks, checkedAt, server }, busy, again }: SummaryProps) {
  const { t } = useTranslation("operations");
  const count = (severity: Severity) => checks.filter((item) => item.severity === severity).length;
  const [problems, warnings] = [count("problem"), count("warning")];
  const worst: Severity = problems > 0 ? "problem" : warnings > 0 ? "warning" : "ok";
  const parts = [
    ...(problems > 0 ? [t("status.problems", { count: problems })] : []),
    ...(warnings > 0 ? [t("status.warnings", { count: warnings })] : []),
  ];
  return (
    <section className={styles.block}>
      <div className={status.summary}>
        <span className={status.large}>{icons[worst]}</span>
        <div className={status.overall}>
          <p className={status.state} role="status">
            {parts.length > 0 ? parts.join(t("status.and")) : t("status.well")}
          </p>
          <p className={styles.hint}>
            {t("status.checked")}
            <RelativeTime value={checkedAt} />
          </p>
        </div>
        <Button icon={<ReloadOutlined />} loading={busy} onClick={again}>
          {t("status.again")}
        </Button>
      </div>
      <dl className={status.facts}>
        <Fact name={t("status.version")}>{server.version}</Fact>
        <Fact name={t("status.started")}>
          <RelativeTime value={server.startedAt} />
        </Fact>
        <Fact name={t("status.memory")}>{formatBytes(server.memory)}</Fact>
      </dl>
    </section>
  );
}

interface SummaryProps {
  status: Status;
  busy: boolean;
  again: () => void;
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className={styles.hint}>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Group({ severity, items }: { severity: Severity; items: StatusItem[] }) {
  const { t } = useTranslation("operations");
  if (items.length === 0) {
    return null;
  }

  return (
    <section className={styles.block}>
      <h2 className={styles.blockTitle}>{t(`status.${severity}`)}</h2>
      <ul className={status.list}>
        {items.map((item) => (
          <li key={`${item.check} ${item.text}`} className={status.item}>
            <span className={status.icon}>{icons[severity]}</span>
            <div className={styles.words}>
              <div className={status.name}>{item.name}</div>
              <div className={status.text}>{item.text}</div>
              {item.todo && (
                <div className={status.todo}>
                  <span className={status.lead}>{t("status.todo")}</span>
                  {item.todo}
                </div>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The shape of what is to come. */
function Waiting() {
  return (
    <>
      <section className={styles.block}>
        <Skeleton active avatar={{ size: 32 }} title={{ width: "40%" }} paragraph={{ rows: 1 }} />
      </section>
      <section className={styles.block}>
        <Skeleton active title={false} paragraph={{ rows: 8 }} />
      </section>
    </>
  );
}
