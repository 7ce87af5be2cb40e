import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useAbilities } from "@/kernel/access";
import { useBoard, useObjectMeta, useSomeRecords } from "@/kernel/api/queries";
import type { Filter } from "@/kernel/api/types";
import type { RecordSlotProps } from "@/kernel/extend/types";
import { daysUntil } from "@/kernel/format/dates";
import { compactMoney, formatMoney } from "@/kernel/format/numbers";
import { label } from "@/kernel/i18n";
import { FieldValue } from "@/kernel/records/fields/FieldValue";
import { fieldOf, isEmpty } from "@/kernel/records/fields/values";
import { Fact, Facts } from "@/kernel/records/page/HeaderFacts";
import { RecordValue } from "@/kernel/records/page/RecordValue";
import styles from "./CustomerFacts.module.css";

/** What one looks up before calling: when they were last spoken to, what is open with them, and who answers for it. */
export default function CustomerFacts({ meta, record, past }: RecordSlotProps) {
  const { t } = useTranslation("customers");
  const sales = useAbilities("opportunities").read && !past;
  const work = useAbilities("tasks").read && !past;
  const of: Filter = { field: "customer", op: "eq", value: record.id };
  const openDeals: Filter = { and: [of, { field: "state", op: "eq", value: "open" }] };
  const openTasks: Filter = { and: [of, { field: "status", op: "ne", value: "done" }] };
  const dealMeta = useObjectMeta(sales ? "opportunities" : undefined).data;
  const sum = dealMeta && fieldOf(dealMeta, "amount") ? "amount" : undefined;
  const board = useBoard(
    "opportunities",
    { field: "state", sum, filter: openDeals, limit: 1 },
    dealMeta !== undefined && fieldOf(dealMeta, "state") !== undefined,
  );
  const tasks = useSomeRecords("tasks", { filter: openTasks, limit: 1, count: "exact", sort: ["dueAt"] }, work);
  const deals = board.data?.columns.find((column) => column.value === "open");
  const units = { wan: t("kernel:money.wan"), yi: t("kernel:money.yi") };
  const next = record.nextFollowUpAt;
  const overdue = typeof next === "string" && daysUntil(next) < 0;
  const shown = (key: string) => {
    const field = fieldOf(meta, key);
    return field?.can.read && !isEmpty(record[key]) ? (
      <Fact name={label(field.labels)}>
        <RecordValue meta={meta} record={record} field={field} past={past} />
      </Fact>
    ) : null;
  };

  return (
    <Facts>
      {shown("phone")}
      <Fact name={t("facts.lastContact")}>
        {fieldOf(meta, "lastContactAt") && !isEmpty(record.lastContactAt) ? (
          <FieldValue
            field={fieldOf(meta, "lastContactAt") as NonNullable<ReturnType<typeof fieldOf>>}
            value={record.lastContactAt}
          />
        ) : (
          <span className={styles.quiet}>{t("facts.never")}</span>
        )}
      </Fact>
      {!isEmpty(next) && (
        <Fact name={t("facts.next")}>
          <span className={overdue ? styles.late : undefined}>
            <FieldValue
              field={fieldOf(meta, "nextFollowUpAt") as NonNullable<ReturnType<typeof fieldOf>>}
              value={next}
            />
          </span>
        </Fact>
      )}
      {sales && (
        <Fact name={t("facts.deals")}>
          {deals && deals.count > 0 ? (
            <Link to={"/opportunities" as "/"} search={{ as: "list", filter: openDeals } as never}>
              {t("facts.dealCount", { count: deals.count })}
              {deals.sum
                ?.map((sum) => ({ currency: sum.currency ?? "", amount: sum.amount ?? 0 }))
                .filter((sum) => sum.amount !== 0)
                .map((sum) => (
                  <span key={sum.currency} className="tabular" title={formatMoney(sum.amount, sum.currency)}>
                    {" · "}
                    {compactMoney(sum.amount, sum.currency, units)}
                  </span>
                ))}
            </Link>
          ) : (
            <span className={styles.quiet}>{board.data ? t("facts.none") : "…"}</span>
          )}
        </Fact>
      )}
      {work && (
        <Fact name={t("facts.tasks")}>
          {tasks.data?.count ? (
            <Link to={"/tasks" as "/"} search={{ as: "list", filter: openTasks } as never}>
              {t("facts.taskCount", { count: tasks.data.count })}
            </Link>
          ) : (
            <span className={styles.quiet}>{tasks.data ? t("facts.none") : "…"}</span>
          )}
        </Fact>
      )}
      {shown("owner")}
    </Facts>
  );
}
