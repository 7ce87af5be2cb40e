import { CheckOutlined, CloseOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { formatDateTime, formatShortDate } from "@/kernel/format/dates";
import { Chip } from "@/kernel/ui/Chip";
import styles from "./ConsentCard.module.css";
import { byPurpose, type ConsentList, type ConsentState, standing } from "./consents";

interface Props {
  list: ConsentList;
  /** Undefined for whoever may not. */
  withdraw: ((state: ConsentState) => void) | undefined;
}

/** By purpose and channel, whether the person may be reached today. */
export function ConsentStates({ list, withdraw }: Props) {
  const { t } = useTranslation("privacy");
  return byPurpose(list.states).map((purpose) => (
    <section key={purpose.id} className={styles.purpose} aria-label={purpose.name}>
      <h3 className={styles.name}>{purpose.name}</h3>
      <ul className={styles.list}>
        {purpose.states.map((state) => {
          const how = standing(state, list.entries);
          const channel = t(`channel.${state.channel}`);
          return (
            <li key={state.channel} className={styles.state}>
              <Chip color={state.granted ? "green" : null}>
                {state.granted ? <CheckOutlined /> : <CloseOutlined />} {channel}
              </Chip>
              <span className={styles.words} title={formatDateTime(state.since)}>
                {t(`standing.${how}`, {
                  date: formatShortDate(how === "expired" && state.until ? state.until : state.since),
                })}
                {state.granted && state.until ? ` ${t("consent.until", { date: formatShortDate(state.until) })}` : ""}
                {state.outdated && <span className={styles.outdated}>{t("consent.outdated")}</span>}
              </span>
              {state.granted && withdraw && (
                <Button
                  type="text"
                  size="small"
                  className={styles.withdraw}
                  aria-label={t("consent.withdrawOf", { purpose: purpose.name, channel })}
                  onClick={() => withdraw(state)}
                >
                  {t("consent.withdraw")}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  ));
}
