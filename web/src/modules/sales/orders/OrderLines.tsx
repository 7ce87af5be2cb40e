import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useObjectMeta, useSignedIn } from "@/kernel/api/queries";
import type { FormPanelProps } from "@/kernel/extend/types";
import { formatMoney } from "@/kernel/format/numbers";
import { fieldOf } from "@/kernel/records/fields/values";
import { FormSection } from "@/kernel/records/form/FormSection";
import { fromCents, lineCents, orderCents } from "./amounts";
import { LineFields } from "./LineFields";
import { emptyLine, errorsOfLine, type Line, linesOf, sendable } from "./lines";
import styles from "./OrderLines.module.css";

/** The lines of an order: choosing a product fills in the rest, and the sums follow each key. */
export default function OrderLines({ meta, values, setValues, errors }: FormPanelProps) {
  const { t } = useTranslation("sales");
  const { workspace } = useSignedIn();
  const lineMeta = useObjectMeta(meta.lines?.object).data;
  const field = meta.lines?.field ?? "lines";
  const lines = linesOf(values[field]);
  const currency = typeof values.currency === "string" ? values.currency : workspace.currency;
  const discount = typeof values.discount === "number" ? values.discount : 0;
  const { subtotal, total } = orderCents(lines, discount);
  const set = (next: Line[]) => setValues({ [field]: lineMeta ? next.map((line) => sendable(line, lineMeta)) : next });
  // A product answers later, when the line may have been typed in: changes are made to the lines as they are by then.
  const latest = useRef(lines);
  latest.current = lines;
  const change = (index: number, how: (line: Line) => Line) =>
    set(latest.current.map((line, at) => (at === index ? how(line) : line)));
  const money = (cents: bigint) => formatMoney(fromCents(cents), currency);
  if (!lineMeta) {
    return null;
  }

  const sees = (key: string) => fieldOf(lineMeta, key) !== undefined;
  // Without the prices there is nothing to add up; the server does.
  const sums = sees("unitPrice") && sees("discount") && sees("amount") && fieldOf(meta, "total") !== undefined;

  return (
    <FormSection name={t("lines.title")}>
      <div className={styles.head} aria-hidden>
        <span>{t("lines.product")}</span>
        <span className={styles.number}>{t("lines.quantity")}</span>
        <span className={styles.number}>{sees("unitPrice") && t("lines.price")}</span>
        <span className={styles.number}>{sees("discount") && t("lines.discount")}</span>
        <span className={styles.number}>{sums && t("lines.amount")}</span>
        <span />
      </div>
      {lines.map((line, index) => (
        <div key={line.id ?? `new ${index}`} className={styles.line}>
          <LineFields
            meta={lineMeta}
            line={line}
            currency={currency}
            errors={errorsOfLine(errors, index)}
            onChange={(how) => change(index, how)}
          />
          <span className={`${styles.amount} tabular`}>{sums && money(lineCents(line))}</span>
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t("lines.remove", { number: index + 1 })}
            onClick={() => set(lines.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <Button
        type="dashed"
        block
        icon={<PlusOutlined />}
        onClick={() => set([...lines, emptyLine])}
        className={styles.add}
      >
        {t("lines.add")}
      </Button>
      {sums && (
        <dl className={`${styles.totals} tabular`}>
          <dt>{t("lines.subtotal")}</dt>
          <dd>{money(subtotal)}</dd>
          {discount > 0 && (
            <>
              <dt>{t("lines.off")}</dt>
              <dd>−{formatMoney(discount, currency)}</dd>
            </>
          )}
          <dt className={styles.total}>{t("lines.total")}</dt>
          <dd className={`${styles.total} ${total < 0n ? styles.bad : ""}`}>{money(total)}</dd>
        </dl>
      )}
      {sums && total < 0n && <p className={styles.error}>{t("lines.tooMuchOff")}</p>}
    </FormSection>
  );
}
