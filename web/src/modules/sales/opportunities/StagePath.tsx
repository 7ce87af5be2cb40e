import { CheckOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { mayEdit } from "@/kernel/access";
import { useSomeRecords } from "@/kernel/api/queries";
import { ageInDays, toneOfAge } from "@/kernel/board/columns";
import { GateDialog } from "@/kernel/board/GateDialog";
import { useMove } from "@/kernel/board/useMove";
import type { RecordSlotProps } from "@/kernel/extend/types";
import { fieldOf, isReference } from "@/kernel/records/fields/values";
import styles from "./StagePath.module.css";

const companions = { lossReason: ["lossNote"] };

/** The way of an opportunity through its pipeline; a click on a stage moves it there. */
export default function StagePath({ meta, record, past }: RecordSlotProps) {
  const { t } = useTranslation("sales");
  const { data } = useSomeRecords("stages", { sort: ["position"], limit: 500 });
  const { moves, gate, start, answer, giveUp } = useMove(meta, "stage", companions);
  const { pipeline, stage, state, stageEnteredAt } = record;
  const all = (data?.items ?? []).filter(
    (one) => isReference(one.pipeline) && isReference(pipeline) && one.pipeline.id === pipeline.id,
  );
  // The end it came to, and otherwise the one that is hoped for.
  const stages = all.filter((one) => one.kind === "open" || one.kind === (state === "lost" ? "lost" : "won"));
  const current = moves[0]?.to ?? (isReference(stage) ? stage.id : "");
  const at = stages.findIndex((one) => one.id === current);
  const field = fieldOf(meta, "stage");
  const movable = !past && field !== undefined && mayEdit(field, record);
  const days = typeof stageEnteredAt === "string" && state === "open" ? ageInDays(stageEnteredAt, Date.now()) : null;
  if (stages.length === 0) {
    return null;
  }

  return (
    <>
      <ol className={styles.path} aria-label={t("path.title")}>
        {stages.map((one, index) => {
          // How far a lost one came is not known: its path shows only the end.
          const reached = index < at && state !== "lost";
          const here = index === at;
          return (
            <li
              key={one.id}
              className={`${styles.step} ${reached ? styles.reached : ""} ${here ? (styles[state as string] ?? "") : ""}`}
              aria-current={here ? "step" : undefined}
            >
              <button
                type="button"
                disabled={!movable || here}
                onClick={() =>
                  void start(
                    { record, from: current, to: one.id },
                    { key: one.id, name: String(one.name), closed: one.kind !== "open" },
                  )
                }
              >
                {reached && <CheckOutlined />}
                <span>{String(one.name)}</span>
                {here && days !== null && (
                  <span className={styles[toneOfAge(days)]}>{t("board.days", { count: days })}</span>
                )}
              </button>
            </li>
          );
        })}
      </ol>
      {gate && <GateDialog meta={meta} gate={gate} answer={answer} giveUp={giveUp} />}
    </>
  );
}
