import { PhoneOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useObjectMeta, useSomeRecords } from "@/kernel/api/queries";
import type { Filter } from "@/kernel/api/types";
import { daysUntil } from "@/kernel/format/dates";
import { dialled } from "@/kernel/format/phone";
import { fieldOf, fieldValue, titleOf } from "@/kernel/records/fields/values";
import { Card } from "@/kernel/ui/Card";
import { EmptyState } from "@/kernel/ui/EmptyState";
import { Day } from "@/kernel/ui/Time";
import { CardSkeleton } from "./CardSkeleton";
import styles from "./home.module.css";

const keys = ["nextFollowUp", "nextFollowUpAt", "nextFollowUpOn", "nextContactAt", "nextContactOn", "nextActivityAt"];

/** My customers whose next contact is due by the end of the week, or overdue. */
export function FollowUpsCard() {
  const { t } = useTranslation("kernel");
  const { data: meta } = useObjectMeta("customers");
  const key = keys.find((candidate) => meta && fieldOf(meta, candidate));
  const due: Filter | undefined = key
    ? {
        or: [
          { field: key, op: "within", value: "overdue" },
          { field: key, op: "within", value: "next7Days" },
        ],
      }
    : undefined;
  const { data, isPending } = useSomeRecords(
    "customers",
    {
      filter: due && { and: [{ field: "owner", op: "eq", value: "me" }, due] },
      sort: key ? [key] : undefined,
      limit: 8,
    },
    key !== undefined,
  );
  if (meta && !key) {
    return null;
  }

  return (
    <Card title={t("home.followUps")}>
      {isPending ? (
        <CardSkeleton rows={4} />
      ) : !data?.items.length ? (
        <EmptyState small icon={<PhoneOutlined />} title={t("home.noFollowUps")} />
      ) : (
        <ul className={styles.list}>
          {data.items.map((customer) => {
            const at = key ? String(fieldValue(customer, key)) : "";
            const days = daysUntil(at);
            return (
              <li key={customer.id} className={styles.task}>
                <Link to={`/customers/${customer.id}` as "/"} className={styles.words}>
                  <span className={styles.name}>{titleOf(meta, customer)}</span>
                </Link>
                {typeof customer.phone === "string" && meta && !fieldOf(meta, "phone")?.masked && (
                  <a
                    href={`tel:${dialled(customer.phone)}`}
                    className={styles.call}
                    aria-label={t("home.call", { name: titleOf(meta, customer) })}
                  >
                    <PhoneOutlined />
                  </a>
                )}
                <span className={`${styles.due} ${days < 0 ? styles.late : days === 0 ? styles.soon : styles.quiet}`}>
                  <Day value={at} />
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </Card>
  );
}
