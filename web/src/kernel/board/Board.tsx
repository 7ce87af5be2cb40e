import {
  DndContext,
  type DragEndEvent,
  DragOverlay,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { Suspense, useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useBoard, useSignedIn } from "@/kernel/api/queries";
import type { RecordData } from "@/kernel/api/types";
import { extensionOf } from "@/kernel/extend/registry";
import type { ListViewProps } from "@/kernel/extend/types";
import { label } from "@/kernel/i18n";
import { choiceOf, currencyOf, fieldOf, fieldValue, titleOf } from "@/kernel/records/fields/values";
import { joinFilters } from "@/kernel/records/filter/tree";
import { useForms } from "@/kernel/records/form/forms";
import { ErrorState } from "@/kernel/ui/ErrorState";
import { usePhone } from "@/kernel/ui/useMedia";
import styles from "./Board.module.css";
import { Face } from "./BoardCard";
import { BoardSkeleton } from "./BoardSkeleton";
import { Columns } from "./Columns";
import { arrange, type ColumnSpec, keyOf } from "./columns";
import { columnSteps, columnUnder } from "./drag";
import { GateDialog } from "./GateDialog";
import { type BoardOptions, noOptions } from "./options";
import { useMove } from "./useMove";

const perColumn = 20;
const noCompanions: Record<string, string[]> = {};

/** Any object by its board field: columns with counts and sums, cards that are dragged with mouse, finger or keys. */
export function Board(props: ListViewProps & { options?: BoardOptions }) {
  const { meta, filter, search, sort, open, options = noOptions } = props;
  const { t } = useTranslation("board");
  const phone = usePhone();
  const forms = useForms();
  const { workspace } = useSignedIn();
  const by = fieldOf(meta, meta.boardField ?? "");
  const field = meta.boardField ?? "";
  const view = meta.views.find((candidate) => candidate.kind === "board");
  const query = useMemo(
    () => ({
      search: search || undefined,
      filter: joinFilters(options.filter, filter),
      sort: sort.length > 0 ? sort : undefined,
      fields: [
        ...new Set([meta.titleField, field, "owner", ...(view?.columns ?? []), ...(options.fields ?? [])]),
      ].filter((key) => fieldOf(meta, key)?.can.read),
    }),
    [search, options.filter, options.fields, filter, sort, meta, field, view],
  );
  const sum = fieldOf(meta, options.sum ?? "") ? options.sum : undefined;
  const board = useBoard(meta.key, { ...query, field, sum, limit: perColumn }, field !== "" && !options.waiting);
  const { moves, gate, start, answer, giveUp } = useMove(meta, field, options.companions ?? noCompanions);
  const [dragged, setDragged] = useState<RecordData>();
  const [verb, setVerb] = useState<{ key: string; record: RecordData }>();
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    // A long press picks up; anything shorter scrolls or opens.
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
    useSensor(KeyboardSensor, {
      coordinateGetter: columnSteps,
      keyboardCodes: { start: ["Space"], cancel: ["Escape"], end: ["Space", "Enter"] },
    }),
  );

  const specs = useMemo<ColumnSpec[]>(
    () =>
      options.columns ??
      (board.data?.columns ?? []).map(({ value }) => {
        const key = keyOf(value);
        const choice = by && choiceOf(by, value);
        return {
          key,
          name: choice
            ? label(choice.labels, key)
            : typeof value === "object" && value !== null
              ? (value.name ?? "")
              : t("noValue"),
          color: choice?.color,
        };
      }),
    [options.columns, board.data, by, t],
  );
  const columns = useMemo(() => arrange(specs, board.data?.columns ?? []), [specs, board.data]);
  const amountOf = useCallback(
    (record: RecordData) => ({
      currency: currencyOf(record, workspace.currency),
      amount: sum ? Number(fieldValue(record, sum) ?? 0) : 0,
    }),
    [sum, workspace.currency],
  );

  const drop = ({ active, over }: DragEndEvent) => {
    setDragged(undefined);
    const { record, column: from } = active.data.current as { record: RecordData; column: string };
    const spec = over?.data.current?.spec as ColumnSpec | undefined;
    if (!spec || spec.key === from) {
      return;
    }

    const key = options.verbFor?.(spec.key);
    if (key) {
      setVerb({ key, record });
    } else {
      void start({ record, from, to: spec.key }, spec);
    }
  };
  const create = (spec: ColumnSpec) => {
    const value = by?.type === "choice" ? spec.key : { id: spec.key, name: spec.name };
    forms.create(meta.key, { values: { [field]: value } });
  };
  const nameOf = (id: string | number | undefined) => specs.find((spec) => spec.key === id)?.name ?? "";
  const Verb = verb && extensionOf(meta.key).verbs?.find((candidate) => candidate.key === verb.key)?.component;

  if (board.isError && !board.data) {
    return <ErrorState error={board.error} retry={() => void board.refetch()} />;
  }

  if (!board.data || !by || options.waiting) {
    return <BoardSkeleton columns={5} />;
  }

  const shared = { meta, query, field, specs, columns, moves, amountOf, face: options.card, open };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={columnUnder}
      onDragStart={({ active }) => setDragged((active.data.current as { record: RecordData }).record)}
      onDragCancel={() => setDragged(undefined)}
      onDragEnd={drop}
      accessibility={{
        screenReaderInstructions: { draggable: t("drag.how") },
        announcements: {
          onDragStart: ({ active }) => t("drag.start", { name: titleOf(meta, active.data.current?.record) }),
          onDragOver: ({ over }) => (over ? t("drag.over", { column: nameOf(over.id) }) : ""),
          onDragEnd: ({ over }) => (over ? t("drag.end", { column: nameOf(over.id) }) : t("drag.cancel")),
          onDragCancel: () => t("drag.cancel"),
        },
      }}
    >
      <div className={styles.board} data-stale={board.isPlaceholderData || undefined}>
        {options.toolbar && <div className={styles.bar}>{options.toolbar}</div>}
        <Columns
          {...shared}
          phone={phone}
          add={meta.can.create && by.can.update ? create : undefined}
          dragging={dragged !== undefined}
          movable={meta.can.update && by.can.update}
        />
      </div>
      <DragOverlay dropAnimation={null}>
        {dragged && (
          <div className={`${styles.card} ${styles.flying}`}>
            <Face meta={meta} record={dragged} face={options.card} />
          </div>
        )}
      </DragOverlay>
      {gate && <GateDialog key={gate.move.record.id} meta={meta} gate={gate} answer={answer} giveUp={giveUp} />}
      {Verb && (
        <Suspense fallback={null}>
          <Verb meta={meta} record={verb.record} close={() => setVerb(undefined)} />
        </Suspense>
      )}
    </DndContext>
  );
}
