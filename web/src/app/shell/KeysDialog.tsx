import { Modal } from "antd";
import { useTranslation } from "react-i18next";
import styles from "./KeysDialog.module.css";

const keysOf = [
  { keys: ["Ctrl", "K"], action: "palette" },
  { keys: ["/"], action: "search" },
  { keys: ["j"], action: "down" },
  { keys: ["k"], action: "up" },
  { keys: ["Enter"], action: "open" },
  { keys: ["e"], action: "edit" },
  { keys: ["x"], action: "choose" },
  { keys: ["?"], action: "help" },
] as const;

export function KeysDialog({ close }: { close: () => void }) {
  const { t } = useTranslation("kernel");
  return (
    <Modal open onCancel={close} footer={null} title={t("top.keys")} width={420}>
      <dl className={styles.list}>
        {keysOf.map(({ keys, action }) => (
          <div key={action} className={styles.row}>
            <dt>{t(`keys.${action}`)}</dt>
            <dd className={styles.keys}>
              {keys.map((key) => (
                <kbd key={key} className={styles.key}>
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
