import { ArrowRightOutlined } from "@ant-design/icons";
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { formatNumber } from "@/kernel/format/numbers";
import styles from "./HandOver.module.css";
import { type Holding, heir, moving, type Plan } from "./handOver";
import { useHoldingName } from "./useHoldingName";

interface Props {
  items: readonly Holding[];
  plan: Plan;
  name: string;
  active: boolean;
  problem: string | undefined;
}

/** What will happen, before it does. */
export function PreviewStep({ items, plan, name, active, problem }: Props) {
  const { t } = useTranslation("organisation");
  return (
    <>
      {problem && <Alert type="error" showIcon title={problem} className={styles.problem} role="alert" />}
      <ul className={styles.list}>
        {items.map((item) => (
          <Outcome key={item.object} item={item} plan={plan} name={name} />
        ))}
      </ul>
      {active && (
        <p className={styles.text}>{t(plan.disable ? "handOver.willDisable" : "handOver.staysActive", { name })}</p>
      )}
      <p className={styles.hint}>{t(active ? "handOver.undoable" : "handOver.undoableEnabled", { name })}</p>
    </>
  );
}

function Outcome({ item, plan, name }: { item: Holding; plan: Plan; name: string }) {
  const { t } = useTranslation("organisation");
  const what = useHoldingName(item);
  const going = moving(item, plan);
  const staying = item.open + item.finished + item.beyond - going;
  return (
    <li className={styles.row}>
      <span className={styles.name}>
        {what}
        <strong className="tabular">{formatNumber(going + staying)}</strong>
      </span>
      <span className={styles.what}>
        {going > 0 && (
          <span>
            <span className="tabular">{formatNumber(going)}</span> <ArrowRightOutlined />{" "}
            {heir(plan, item.object)?.name ?? t("handOver.toNobody")}
          </span>
        )}
        {staying > 0 && <span className={styles.hint}>{t("handOver.staying", { count: staying, name })}</span>}
      </span>
    </li>
  );
}
