import { Segmented, Select } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useSomeRecords } from "@/kernel/api/queries";
import { useSetting } from "@/kernel/api/settings";
import { Board } from "@/kernel/board/Board";
import type { BoardOptions } from "@/kernel/board/options";
import type { ListViewProps } from "@/kernel/extend/types";
import { isReference } from "@/kernel/records/fields/values";
import { OpportunityCard } from "./OpportunityCard";

const extraFields = ["currency", "stageEnteredAt", "state", "pipeline", "lossReason", "lossNote", "probability"];
const waiting: BoardOptions = { waiting: true };
const companions = { lossReason: ["lossNote"] };

/** The opportunities of one pipeline by stage. Which pipeline is remembered. */
export default function OpportunityBoard(props: ListViewProps) {
  const { t } = useTranslation("sales");
  const pipelines = useSomeRecords("pipelines", { sort: ["position"], limit: 100 });
  const stages = useSomeRecords("stages", { sort: ["position"], limit: 500 });
  const [chosen, setChosen] = useSetting<string>("board.pipeline", "");
  const list = pipelines.data?.items ?? [];
  const pipeline = list.find((one) => one.id === chosen) ?? list[0];

  const columns = useMemo(
    () =>
      (stages.data?.items ?? [])
        .filter((stage) => isReference(stage.pipeline) && stage.pipeline.id === pipeline?.id)
        .map((stage) => ({
          key: stage.id,
          name: String(stage.name),
          color: typeof stage.color === "string" ? stage.color : undefined,
          closed: stage.kind !== "open",
        })),
    [stages.data, pipeline],
  );
  const options = useMemo<BoardOptions>(
    () => ({
      columns,
      filter: list.length > 1 && pipeline ? { field: "pipeline", op: "eq", value: pipeline.id } : undefined,
      sum: "amount",
      fields: extraFields,
      card: OpportunityCard,
      companions,
    }),
    [columns, list.length, pipeline],
  );
  // Without the stages nobody knows the order of the columns; showing them in another one first would jump.
  if (!stages.data || !pipelines.data) {
    return <Board {...props} options={waiting} />;
  }

  const choices = list.map((one) => ({ value: one.id, label: String(one.name) }));
  const toolbar =
    list.length < 2 ? undefined : list.length < 5 ? (
      <Segmented aria-label={t("board.pipeline")} value={pipeline?.id} onChange={setChosen} options={choices} />
    ) : (
      <Select
        aria-label={t("board.pipeline")}
        value={pipeline?.id}
        onChange={setChosen}
        options={choices}
        style={{ minWidth: 200 }}
      />
    );
  return <Board {...props} options={{ ...options, toolbar }} />;
}
