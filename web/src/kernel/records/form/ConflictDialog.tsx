import { Modal, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { distance } from "@/kernel/format/dates";
import { label } from "@/kernel/i18n";
import { distanceText } from "@/kernel/ui/Time";
import { FieldValue } from "../fields/FieldValue";
import { fieldOf, fieldValue } from "../fields/values";
import styles from "./ConflictDialog.module.css";
import type { Conflict } from "./conflict";

interface Props extends Conflict {
  decide: (values: Record<string, unknown> | null) => void;
}

/** Two people changed a record at once: shows what the other did, and lets this one choose field by field. */
export function ConflictDialog({ meta, problem, mine, decide }: Props) {
  const { t } = useTranslation("kernel");
  const changed = problem.changed ?? [];
  const clashing = Object.keys(mine).filter((key) => changed.some((change) => change.field === key));
  const [keepTheirs, setKeepTheirs] = useState<ReadonlySet<string>>(new Set());
  const by = changed[0]?.by?.name;
  const when = changed[0] ? distanceText(t, distance(changed[0].at)) : "";

  const save = () => decide(Object.fromEntries(Object.entries(mine).filter(([key]) => !keepTheirs.has(key))));
  const rows = [...new Set([...clashing, ...changed.map((change) => change.field)])];
  return (
    <Modal
      open
      width={640}
      title={t("conflict.title")}
      okText={clashing.length > 0 ? t("conflict.save") : t("conflict.saveMine")}
      cancelText={t("conflict.discard")}
      onOk={save}
      onCancel={() => decide(null)}
      mask={{ closable: false }}
    >
      <p className={styles.lead}>
        {t(by ? "conflict.by" : "conflict.someone", { name: by, when })}
        {t(clashing.length > 0 ? "conflict.choose" : "conflict.noClash")}
      </p>
      <div className={styles.rows}>
        {rows.map((key) => {
          const field = fieldOf(meta, key);
          const change = changed.find((candidate) => candidate.field === key);
          if (!field) {
            return null;
          }

          const theirs = change ? change.new : fieldValue(problem.current, key);
          return (
            <div key={key} className={styles.row}>
              <div className={styles.field}>{label(field.labels)}</div>
              <div className={styles.value}>
                <span className={styles.whose}>{t("conflict.theirs")}</span>
                <FieldValue field={field} value={theirs} record={problem.current} empty={t("value.empty")} />
              </div>
              {clashing.includes(key) ? (
                <>
                  <div className={styles.value}>
                    <span className={styles.whose}>{t("conflict.mine")}</span>
                    <FieldValue field={field} value={mine[key]} record={problem.current} empty={t("value.empty")} />
                  </div>
                  <Segmented
                    size="small"
                    value={keepTheirs.has(key) ? "theirs" : "mine"}
                    onChange={(choice) =>
                      setKeepTheirs((old) => {
                        const next = new Set(old);
                        if (choice === "theirs") {
                          next.add(key);
                        } else {
                          next.delete(key);
                        }

                        return next;
                      })
                    }
                    options={[
                      { value: "mine", label: t("conflict.useMine") },
                      { value: "theirs", label: t("conflict.useTheirs") },
                    ]}
                  />
                </>
              ) : (
                <span className={styles.kept}>{t("conflict.kept")}</span>
              )}
            </div>
          );
        })}
      </div>
    </Modal>
  );
}
