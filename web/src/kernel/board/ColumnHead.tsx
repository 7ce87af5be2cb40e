import { ColumnWidthOutlined, PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { compactMoney, formatMoney, formatNumber } from "@/kernel/format/numbers";
import styles from "./Board.module.css";
import type { ColumnSpec, Sums } from "./columns";

interface Props {
  spec: ColumnSpec;
  count: number;
  /** Left out where nothing is summed. */
  sums: Sums | undefined;
  fold?: () => void;
  /** Makes a record in this column; left out where one may not. */
  add?: () => void;
}

/** A column's name, how many cards, and what they are worth in each currency. */
export function ColumnHead({ spec, count, sums, fold, add }: Props) {
  const { t } = useTranslation("board");
  const units = { wan: t("kernel:money.wan"), yi: t("kernel:money.yi") };
  return (
    <header className={styles.head}>
      <span className={styles.headLine}>
        <span className={`${styles.dot} ${styles[spec.color ?? ""] ?? ""}`} />
        <h2 className={styles.columnName}>{spec.name}</h2>
        <span className={`${styles.count} tabular`}>{formatNumber(count)}</span>
        {add && (
          <Button
            type="text"
            size="small"
            icon={<PlusOutlined />}
            className={styles.fold}
            aria-label={t("add", { name: spec.name })}
            onClick={add}
          />
        )}
        {fold && (
          <Button
            type="text"
            size="small"
            icon={<ColumnWidthOutlined />}
            className={styles.fold}
            aria-label={t("fold", { name: spec.name })}
            onClick={fold}
          />
        )}
      </span>
      {sums && (
        <span className={`${styles.sums} tabular`}>
          {sums.map(({ currency, amount }) => (
            <span key={currency} title={formatMoney(amount, currency)}>
              {compactMoney(amount, currency, units)}
            </span>
          ))}
        </span>
      )}
    </header>
  );
}
