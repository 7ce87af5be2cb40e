import { FundOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useBoard, useObjectMeta, useSignedIn } from "@/kernel/api/queries";
import type { BoardColumn } from "@/kernel/api/types";
import { compactMoney, formatMoney } from "@/kernel/format/numbers";
import { fieldOf } from "@/kernel/records/fields/values";
import { Card } from "@/kernel/ui/Card";
import { EmptyState } from "@/kernel/ui/EmptyState";
import { CardSkeleton } from "./CardSkeleton";
import styles from "./home.module.css";

/** My open opportunities: how much stands at each stage. */
export function PipelineCard() {
  const { t } = useTranslation("kernel");
  const { workspace } = useSignedIn();
  const { data: meta } = useObjectMeta("opportunities");
  const field = meta?.boardField ?? "stage";
  const state = ["state", "status"].find((key) => meta && fieldOf(meta, key));
  const filter = {
    and: [
      { field: "owner", op: "eq" as const, value: "me" },
      ...(state ? [{ field: state, op: "eq" as const, value: "open" }] : []),
    ],
  };
  const { data, isPending } = useBoard(
    "opportunities",
    { field, sum: meta && fieldOf(meta, "amount") ? "amount" : undefined, filter, limit: 1 },
    meta !== undefined,
  );
  const units = { wan: t("money.wan"), yi: t("money.yi") };
  const amountOf = (column: BoardColumn) => column.sum?.find((sum) => sum.currency === workspace.currency)?.amount ?? 0;
  const columns = data?.columns.filter((column) => column.count > 0) ?? [];
  const largest = Math.max(1, ...columns.map(amountOf));
  const total = columns.reduce((sum, column) => sum + amountOf(column), 0);

  return (
    <Card
      title={t("home.pipeline")}
      extra={
        total > 0 ? <strong className="tabular">{compactMoney(total, workspace.currency, units)}</strong> : undefined
      }
    >
      {isPending ? (
        <CardSkeleton rows={4} />
      ) : columns.length === 0 ? (
        <EmptyState small icon={<FundOutlined />} title={t("home.noPipeline")} />
      ) : (
        <ul className={styles.list}>
          {columns.map((column) => {
            const value = column.value;
            const id = typeof value === "object" && value !== null ? value.id : value;
            const name = typeof value === "object" && value !== null ? value.name : (value ?? t("value.empty"));
            const amount = amountOf(column);
            return (
              <li key={id ?? ""}>
                <Link
                  to={"/opportunities" as "/"}
                  search={{ as: "list", filter: { and: [...filter.and, { field, op: "in", value: [id] }] } } as never}
                  className={styles.stage}
                >
                  <span className={styles.stageName}>{name}</span>
                  <span className={styles.bar}>
                    <span className={styles.fill} style={{ width: `${Math.max(2, (amount / largest) * 100)}%` }} />
                  </span>
                  <span className={`${styles.stageCount} tabular`}>{t("home.deals", { count: column.count })}</span>
                  <span className={`${styles.stageSum} tabular`} title={formatMoney(amount, workspace.currency)}>
                    {compactMoney(amount, workspace.currency, units)}
                  </span>
                </Link>
              </li>
            );
          })}
        </ul>
      )}
    </Card>
  );
}
