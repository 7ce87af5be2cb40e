import { useCallback, useContext } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "@/kernel/api/client";
import { useUpdate } from "@/kernel/api/queries";
import type { ObjectMeta, RecordData, WrittenRecord } from "@/kernel/api/types";
import { extensionOf } from "@/kernel/extend/registry";
import { label } from "@/kernel/i18n";
import { useFeedback } from "@/kernel/ui/feedback";
import { fieldOf, toShown, toWrite } from "../fields/values";
import { ConflictContext, LeadToVerbContext } from "./conflict";

export interface SaveOptions {
  /** Leaves the errors of single fields to the caller (a form shows them beside the fields). */
  throwValidation?: boolean;
  /** Says nothing on success. */
  quiet?: boolean;
}

/**
 * Saves changed values of one record, by field key. Shows the change at once, offers undo, and when somebody else was
 * quicker asks how to join the two. Answers null when nothing was saved.
 */
export function useSave(meta: ObjectMeta) {
  const { t } = useTranslation("kernel");
  const { mutateAsync } = useUpdate(meta.key);
  const feedback = useFeedback();
  const resolve = useContext(ConflictContext);
  const leadTo = useContext(LeadToVerbContext);

  return useCallback(
    async (
      record: RecordData,
      wished: Record<string, unknown>,
      options: SaveOptions = {},
    ): Promise<RecordData | null> => {
      const verb = extensionOf(meta.key).verbs?.find(
        ({ key, replaces }) =>
          replaces && record.can?.verbs?.includes(key) && wished[replaces.field] === replaces.value,
      );
      const { [verb?.replaces?.field ?? ""]: _, ...values } = wished;
      if (verb) {
        leadTo(verb, meta, record);
        if (Object.keys(values).length === 0) {
          return record;
        }
      }

      const attempt = async (version: number, wanted: Record<string, unknown>): Promise<WrittenRecord | null> => {
        try {
          return await mutateAsync({ id: record.id, version, values: toWrite(wanted), shown: toShown(wanted) });
        } catch (error) {
          if (error instanceof ApiError && error.status === 409 && error.problem.current) {
            const decided = await resolve({ meta, problem: error.problem, mine: wanted });
            return decided ? attempt(error.problem.current.version, decided) : null;
          }

          throw error;
        }
      };

      try {
        const saved = await attempt(record.version, values);
        if (saved && !options.quiet) {
          const names = Object.keys(values).map((key) => label(fieldOf(meta, key)?.labels, key));
          const what = names.length > 3 ? t("save.fields", { count: names.length }) : names.join(t("value.separator"));
          feedback.changed(t("save.done", { what }), saved.changeSet);
        }

        return saved;
      } catch (error) {
        if (options.throwValidation && error instanceof ApiError && Object.keys(error.errors).length > 0) {
          throw error;
        }

        feedback.failed(error);
        return null;
      }
    },
    [feedback, leadTo, meta, mutateAsync, resolve, t],
  );
}
