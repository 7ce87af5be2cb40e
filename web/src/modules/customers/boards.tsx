import { Board } from "@/kernel/board/Board";
import type { BoardOptions } from "@/kernel/board/options";
import type { ListViewProps } from "@/kernel/extend/types";

const leads: BoardOptions = {
  // A lead does not become a customer by being pushed about: that asks what it becomes.
  verbFor: (column) => (column === "converted" ? "convert" : undefined),
  sum: "budget",
  fields: ["currency"],
};

export function LeadBoard(props: ListViewProps) {
  return <Board {...props} options={leads} />;
}

export function TaskBoard(props: ListViewProps) {
  return <Board {...props} />;
}
