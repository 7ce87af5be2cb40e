import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useSignedIn } from "@/kernel/api/queries";
import type { RecordSlotProps } from "@/kernel/extend/types";
import { formatMoney, formatNumber, formatPercent } from "@/kernel/format/numbers";
import { currencyOf } from "@/kernel/records/fields/values";
import { linesOf } from "./lines";
import styles from "./OrderLinesBand.module.css";

/** What was ordered, as the invoice will have it. The amounts are the server's. */
export default function OrderLinesBand({ meta, record }: RecordSlotProps) {
  const { t } = useTranslation("sales");
  const { workspace } = useSignedIn();
  const stored = record[meta.lines?.field ?? "lines"];
  const amounts = (Array.isArray(stored) ? stored : []).map((line: Record<string, unknown>) =>
    Number(line.amount ?? 0),
  );
  const lines = linesOf(stored);
  const currency = currencyOf(record, workspace.currency);
  if (lines.length === 0) {
    return null;
  }

  return (
    <section className={styles.card} aria-label={t("lines.title")}>
      <table className={`${styles.table} tabular`}>
        <thead>
          <tr>
            <th>{t("lines.product")}</th>
            <th className={styles.number}>{t("lines.quantity")}</th>
            <th className={styles.number}>{t("lines.price")}</th>
            <th className={styles.number}>{t("lines.discount")}</th>
            <th className={styles.number}>{t("lines.amount")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <tr key={line.id ?? line.description}>
              <td>
                {line.product ? (
                  <Link to={`/products/${line.product.id}` as "/"}>{line.description || line.product.name}</Link>
                ) : (
                  line.description
                )}
              </td>
              <td className={styles.number}>
                {formatNumber(line.quantity ?? 0)} {line.unit}
              </td>
              <td className={styles.number}>{formatMoney(line.unitPrice ?? 0, currency)}</td>
              <td className={styles.number}>{line.discount ? formatPercent(line.discount) : ""}</td>
              <td className={styles.number}>{formatMoney(amounts[index] ?? 0, currency)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th colSpan={4} className={styles.number}>
              {t("lines.total")}
            </th>
            <td className={styles.number}>{formatMoney(Number(record.total ?? 0), currency)}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
