import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/kernel/api/client";
import { keys } from "@/kernel/api/keys";
import { acceptRecord } from "@/kernel/api/queries";
import type { Field, ObjectMeta, WrittenRecord } from "@/kernel/api/types";
import { titleOf, toWrite } from "@/kernel/records/fields/values";
import { useFeedback } from "@/kernel/ui/feedback";
import type { ColumnSpec, Move } from "./columns";
import { askedFields, questionsOf } from "./gate";

/** A move the server lets through only with some fields filled in. */
export interface Gate {
  move: Move;
  column: ColumnSpec;
  questions: Field[];
}

/**
 * Moves cards between columns: shown at once, undone by one click, and asking only for what the server asks for.
 * `answer` throws what the server says against the answers, for the form to show.
 */
export function useMove(meta: ObjectMeta, field: string, companions: Record<string, string[]>) {
  const { t } = useTranslation("board");
  const client = useQueryClient();
  const feedback = useFeedback();
  const [moves, setMoves] = useState<readonly Move[]>([]);
  const [gate, setGate] = useState<Gate>();

  const drop = useCallback((move: Move) => setMoves((old) => old.filter((other) => other !== move)), []);
  const send = useCallback(
    async (move: Move, column: ColumnSpec, values: Record<string, unknown>) => {
      const saved = await api.patch<WrittenRecord>(`/api/${meta.key}/${move.record.id}`, {
        version: move.record.version,
        ...toWrite(values),
        [field]: move.to === "" ? null : move.to,
      });
      acceptRecord(client, meta.key, saved);
      feedback.changed(t("moved", { name: titleOf(meta, saved), column: column.name }), saved.changeSet);
      // The card stays where it was put until the fetched columns show it there.
      await client.invalidateQueries({ queryKey: keys.records(meta.key) });
    },
    [client, feedback, field, meta, t],
  );

  const start = useCallback(
    async (move: Move, column: ColumnSpec) => {
      setMoves((old) => [...old.filter((other) => other.record.id !== move.record.id), move]);
      try {
        await send(move, column, {});
      } catch (error) {
        const asked = askedFields(error, meta, field);
        if (asked.length > 0) {
          setGate({ move, column, questions: questionsOf(asked, meta, companions) });
          return;
        }

        feedback.failed(error);
        void client.invalidateQueries({ queryKey: keys.records(meta.key) });
      }

      drop(move);
    },
    [client, companions, drop, feedback, field, meta, send],
  );

  const answer = async (values: Record<string, unknown>) => {
    if (gate) {
      await send(gate.move, gate.column, values);
      setGate(undefined);
      drop(gate.move);
    }
  };
  const giveUp = () => {
    if (gate) {
      drop(gate.move);
      setGate(undefined);
    }
  };

  return { moves, gate, start, answer, giveUp };
}
