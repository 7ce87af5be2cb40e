import { Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { formatDate } from "@/kernel/format/dates";
import { formatNumber } from "@/kernel/format/numbers";
import { readFilter } from "@/kernel/records/filter/stored";
import { useErrorText } from "@/kernel/ui/feedback";
import { listOf, type RuleTerms, usePreview } from "./preview";
import styles from "./Retention.module.css";

/** How many records a rule would anonymise, today and soon, with the way to look at them. */
export function RetentionPreview({ terms, active }: { terms: RuleTerms | undefined; active: boolean }) {
  const { t } = useTranslation("privacy");
  const errorText = useErrorText();
  const { data, error, isPending } = usePreview(terms);
  if (!terms) {
    return <p className={styles.quiet}>{t("retention.incomplete")}</p>;
  }

  if (error) {
    return (
      <p className={styles.quiet} role="alert">
        {errorText(error)}
      </p>
    );
  }

  if (isPending) {
    return <Skeleton active title={false} paragraph={{ rows: 2 }} />;
  }

  const filter = readFilter(terms.filter);
  return (
    <>
      <dl className={styles.figures}>
        <Figure
          name={t("retention.over")}
          count={data.over}
          hint={t("retention.overHint", { date: formatDate(data.overUntil) })}
          to={listOf(terms, filter, data.overUntil)}
        />
        {terms.warnDays > 0 && (
          <Figure
            name={t("retention.soon", { count: terms.warnDays })}
            count={data.soon}
            hint={t("retention.soonHint", { date: formatDate(data.soonUntil) })}
            to={listOf(terms, filter, data.soonUntil, data.overUntil)}
          />
        )}
      </dl>
      {!active && (
        <p className={styles.quiet}>
          {t(terms.warnDays > 0 ? "retention.firstWarned" : "retention.first", { date: formatDate(data.first) })}
        </p>
      )}
    </>
  );
}

function Figure({ name, count, hint, to }: { name: string; count: number; hint: string; to: string }) {
  const { t } = useTranslation("privacy");
  return (
    <div className={styles.figure}>
      <dt>{name}</dt>
      <dd>
        <span className={styles.count}>{formatNumber(count)}</span>
        {count > 0 && (
          <a href={to} target="_blank" rel="noopener">
            {t("retention.look")}
          </a>
        )}
        <span className={styles.hint}>{hint}</span>
      </dd>
    </div>
  );
}
