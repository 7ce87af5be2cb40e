import { useDroppable } from "@dnd-kit/core";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSetting } from "@/kernel/api/settings";
import type { BoardColumn, Filter, ObjectMeta, RecordData } from "@/kernel/api/types";
import type { Slot } from "@/kernel/extend/types";
import { formatNumber } from "@/kernel/format/numbers";
import { joinFilters } from "@/kernel/records/filter/tree";
import styles from "./Board.module.css";
import { Column } from "./Column";
import edges from "./Columns.module.css";
import { type ColumnSpec, type Move, noValue } from "./columns";
import type { CardFaceProps } from "./options";

interface Props {
  meta: ObjectMeta;
  query: { search?: string; filter?: Filter; sort?: string[]; fields: string[] };
  field: string;
  specs: ColumnSpec[];
  columns: BoardColumn[];
  moves: readonly Move[];
  amountOf: (record: RecordData) => { currency: string; amount: number };
  face?: Slot<CardFaceProps>;
  open: (record: RecordData) => void;
  movable: boolean;
  dragging: boolean;
  phone: boolean;
  /** Makes a record in a column; left out for whoever may not. */
  add?: (spec: ColumnSpec) => void;
}

const noneOpened: string[] = [];

/** The columns side by side; on a phone one at a time, changed by a swipe or the tabs above. */
export function Columns({ query, field, specs, columns, phone, add, ...shared }: Props) {
  const { t } = useTranslation("board");
  const [opened, setOpened] = useSetting<string[]>(`board.opened.${shared.meta.key}`, noneOpened);
  const row = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const show = (index: number) => row.current?.scrollTo({ left: index * row.current.clientWidth, behavior: "smooth" });

  return (
    <>
      {phone && (
        <div className={edges.tabs} role="tablist" aria-label={t("columns")}>
          {specs.map((spec, index) => (
            <Tab
              key={spec.key}
              spec={spec}
              count={columns[index]?.count ?? 0}
              current={index === current}
              show={() => show(index)}
            />
          ))}
        </div>
      )}
      <div
        ref={row}
        className={styles.columns}
        onScroll={(event) => {
          const box = event.currentTarget;
          setCurrent(Math.round(box.scrollLeft / Math.max(1, box.clientWidth)));
        }}
      >
        {specs.map((spec, index) => {
          const column = columns[index];
          const here: Filter = spec.key === noValue ? { field, op: "empty" } : { field, op: "eq", value: spec.key };
          return (
            column && (
              <Column
                key={`${spec.key} ${JSON.stringify(query)}`}
                {...shared}
                spec={spec}
                column={column}
                query={{ ...query, filter: joinFilters(query.filter, here), limit: 50, count: "none" }}
                collapsed={!phone && spec.closed === true && !opened.includes(spec.key)}
                add={add && !spec.closed && spec.key !== noValue ? () => add(spec) : undefined}
                expand={() => setOpened([...opened, spec.key])}
                fold={spec.closed && !phone ? () => setOpened(opened.filter((key) => key !== spec.key)) : undefined}
              />
            )
          );
        })}
      </div>
    </>
  );
}

function Tab(props: { spec: ColumnSpec; count: number; current: boolean; show: () => void }) {
  const { spec, count, current, show } = props;
  // On a phone the other columns are out of sight: their tabs take the cards.
  const { setNodeRef, isOver } = useDroppable({ id: `tab ${spec.key}`, data: { spec } });
  const button = useRef<HTMLButtonElement | null>(null);
  useEffect(() => {
    if (current) {
      button.current?.scrollIntoView({ inline: "center", block: "nearest" });
    }
  }, [current]);
  return (
    <button
      ref={(node) => {
        button.current = node;
        setNodeRef(node);
      }}
      type="button"
      role="tab"
      aria-selected={current}
      className={`${edges.tab} ${current ? edges.currentTab : ""} ${isOver ? edges.overTab : ""}`}
      onClick={show}
    >
      {spec.name} <span className="tabular">{formatNumber(count)}</span>
    </button>
  );
}
