import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/kernel/api/client";
import type { Field, RecordData } from "@/kernel/api/types";
import { GateDialog } from "@/kernel/board/GateDialog";
import { askedFields, questionsOf } from "@/kernel/board/gate";
import type { VerbProps } from "@/kernel/extend/types";
import { toWrite } from "@/kernel/records/fields/values";
import { useFeedback } from "@/kernel/ui/feedback";
import { useStageVerb } from "./useStageVerb";

/** Wins an opportunity at once; where the won stage asks for something, that first. */
export default function WinOpportunity({ meta, record, close }: VerbProps) {
  const { t } = useTranslation("sales");
  const feedback = useFeedback();
  const run = useStageVerb(meta);
  const [questions, setQuestions] = useState<Field[]>();
  const asked = useRef(false);

  useEffect(() => {
    // Once only, also where effects run twice.
    if (asked.current) {
      return;
    }

    asked.current = true;
    run(record, "win", {})
      .then(close)
      .catch((error: unknown) => {
        const fields = askedFields(error, meta, "stage");
        if (fields.length > 0) {
          setQuestions(questionsOf(fields, meta, {}));
        } else {
          feedback.failed(error);
          close();
        }
      });
  }, [run, record, meta, close, feedback]);

  const answer = async (values: Record<string, unknown>) => {
    const filled = await api.patch<RecordData>(`/api/${meta.key}/${record.id}`, {
      version: record.version,
      ...toWrite(values),
    });
    await run(filled, "win", {});
    close();
  };

  return questions ? (
    <GateDialog
      meta={meta}
      gate={{
        move: { record, from: "", to: "" },
        column: { key: "won", name: t("win.stage") },
        questions,
      }}
      answer={answer}
      giveUp={close}
    />
  ) : null;
}
