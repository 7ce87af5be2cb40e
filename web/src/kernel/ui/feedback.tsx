import { App, Button } from "antd";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "@/kernel/api/client";
import { useUndo } from "@/kernel/api/queries";
import styles from "./feedback.module.css";

const undoSeconds = 10;

/** One sentence for an error of a request, in the reader's language. */
export function useErrorText(): (error: unknown) => string {
  const { t } = useTranslation("kernel");
  return useCallback(
    (error: unknown) => {
      if (error instanceof ApiError) {
        const fields = Object.values(error.errors).flat();
        return error.status === 0
          ? t("error.notSaved")
          : fields.length > 0
            ? fields.join(" ")
            : error.detail || t("error.other.text");
      }

      return t("error.other.text");
    },
    [t],
  );
}

/** What happened and, for ten seconds, the way back. */
export function useFeedback() {
  const { t } = useTranslation("kernel");
  const { notification, message } = App.useApp();
  const undo = useUndo();
  const { mutateAsync } = undo;
  const errorText = useErrorText();

  return useMemo(() => {
    const failed = (error: unknown) => {
      void message.error(errorText(error), 6);
    };
    const takeBack = async (changeSet: string): Promise<boolean> => {
      try {
        const { undone, refused } = await mutateAsync(changeSet);
        if (refused.length > 0) {
          notification.warning({
            title: t("undo.partly", { undone, refused: refused.length }),
            description: refused[0]?.reason,
            duration: undoSeconds,
          });
        } else {
          void message.success(t("undo.done"));
        }

        return refused.length === 0;
      } catch (error) {
        failed(error);
        return false;
      }
    };

    return {
      failed,
      /** A refusal of our own, already in words. */
      refused: (text: string) => void message.warning(text, 6),
      done: (text: string) => void message.success(text),
      /** Says what was changed and offers to take it back; `leave` goes before, where the page itself would vanish. */
      changed: (text: string, changeSet: string, leave?: () => void) => {
        const key = `undo-${changeSet}`;
        notification.open({
          key,
          title: (
            <span className={styles.toast}>
              <span className={styles.text}>{text}</span>
              <Button
                size="small"
                type="link"
                onClick={() => {
                  notification.destroy(key);
                  leave?.();
                  void takeBack(changeSet);
                }}
              >
                {t("undo.action")}
              </Button>
            </span>
          ),
          duration: undoSeconds,
          showProgress: true,
          pauseOnHover: true,
          role: "status",
        });
      },
      /** Takes a change set back and says how that went; true when all of it was. */
      undo: takeBack,
    };
  }, [errorText, message, notification, mutateAsync, t]);
}
