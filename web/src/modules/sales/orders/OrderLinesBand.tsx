import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useObjectMeta, useSignedIn } from "@/kernel/api/queries";
import type { RecordSlotProps } from "@/kernel/extend/types";
import { formatMoney, formatNumber, formatPercent } from "@/kernel/format/numbers";
import { currencyOf, fieldOf } from "@/kernel/records/fields/values";
import { linesOf } from "./lines";
import styles from "./OrderLinesBand.module.css";

/** What was ordered, as the invoice will have it. The amounts are the server's. */
export default function OrderLinesBand({ meta, record }: RecordSlotProps) {
  const { t } = useTranslation("sales");
  const { workspace } = useSignedIn();
  const lineMeta = useObjectMeta(meta.lines?.object).data;
  const stored = record[meta.lines?.field ?? "lines"];
  const amounts = (Array.isArray(stored) ? stored : []).map((line: Record<string, unknown>) =>
    Number(line.amount ?? 0),
  );
  const lines = linesOf(stored);
  const currency = currencyOf(record, workspace.currency);
  if (lines.length === 0 || !lineMeta) {
    return null;
  }

  const sees = (key: string) => fieldOf(lineMeta, key) !== undefined;
  const before = ["product", "quantity", "unitPrice", "discount"].filter(
    (key) => key === "product" || sees(key),
  ).length;

  return (
    <section className={styles.card} aria-label={t("lines.title")}>
      <table className={`${styles.table} tabular`}>
        <thead>
          <tr>
            <th>{t("lines.product")}</th>
            {sees("quantity") && <th className={styles.number}>{t("lines.quantity")}</th>}
            {sees("unitPrice") && <th className={styles.number}>{t("lines.price")}</th>}
            {sees("discount") && <th className={styles.number}>{t("lines.discount")}</th>}
            {sees("amount") && <th className={styles.number}>{t("lines.amount")}</th>}
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
              {sees("quantity") && (
                <td className={styles.number}>
                  {formatNumber(line.quantity ?? 0)} {line.unit}
                </td>
              )}
              {sees("unitPrice") && <td className={styles.number}>{formatMoney(line.unitPrice ?? 0, currency)}</td>}
              {sees("discount") && (
                <td className={styles.number}>{line.discount ? formatPercent(line.discount) : ""}</td>
              )}
              {sees("amount") && <td className={styles.number}>{formatMoney(amounts[index] ?? 0, currency)}</td>}
            </tr>
          ))}
        </tbody>
        {sees("amount") && fieldOf(meta, "total") && (
          <tfoot>
            <tr>
              <th colSpan={before} className={styles.number}>
                {t("lines.total")}
              </th>
              <td className={styles.number}>{formatMoney(Number(record.total ?? 0), currency)}</td>
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  );
}
