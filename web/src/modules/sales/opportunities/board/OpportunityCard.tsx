import { ArrowRightOutlined, CalendarOutlined, ClockCircleOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { useSignedIn } from "@/kernel/api/queries";
import { ageInDays, toneOfAge } from "@/kernel/board/columns";
import type { CardFaceProps } from "@/kernel/board/options";
import { daysUntil, formatShortDate, monthAndDay } from "@/kernel/format/dates";
import { formatMoney } from "@/kernel/format/numbers";
import { currencyOf, isReference } from "@/kernel/records/fields/values";
import { Avatar } from "@/kernel/ui/Person";
import styles from "./OpportunityCard.module.css";

/** What a seller wants to know at a glance: what, with whom, how much, what next, and whether it stands still. */
export function OpportunityCard({ record }: CardFaceProps) {
  const { t } = useTranslation("sales");
  const { workspace } = useSignedIn();
  const { customer, owner, amount, nextStep, expectedCloseOn, stageEnteredAt, state } = record;
  const open = state !== "won" && state !== "lost";
  const days = typeof stageEnteredAt === "string" ? ageInDays(stageEnteredAt, Date.now()) : undefined;
  const late = open && typeof expectedCloseOn === "string" && daysUntil(expectedCloseOn) < 0;
  return (
    <>
      <span className={styles.name}>{String(record.name ?? "")}</span>
      {isReference(customer) && <span className={styles.customer}>{customer.name}</span>}
      {typeof amount === "number" && (
        <span className={`${styles.amount} tabular`}>
          {formatMoney(amount, currencyOf(record, workspace.currency)).replace(/\.00$/, "")}
        </span>
      )}
      {typeof nextStep === "string" && nextStep !== "" && (
        <span className={styles.next} title={t("board.nextStep", { step: nextStep })}>
          <ArrowRightOutlined /> {nextStep}
        </span>
      )}
      <span className={styles.foot}>
        {open && days !== undefined && (
          <span className={styles[toneOfAge(days)]} title={t("board.age", { count: days })}>
            <ClockCircleOutlined /> {t("board.days", { count: days })}
          </span>
        )}
        {typeof expectedCloseOn === "string" && (
          <span
            className={late ? styles.stuck : styles.fresh}
            title={t(late ? "board.overdue" : "board.closes", { date: formatShortDate(expectedCloseOn) })}
          >
            <CalendarOutlined /> {monthAndDay(expectedCloseOn)}
          </span>
        )}
        <span className={styles.space} />
        {isReference(owner) && (
          <span title={owner.name ?? undefined}>
            <Avatar name={owner.name} id={owner.id} size={20} />
          </span>
        )}
      </span>
    </>
  );
}
