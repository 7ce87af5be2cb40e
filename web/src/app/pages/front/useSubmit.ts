import type { FormInstance } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "@/kernel/api/client";

/** Sends a form once: the server's complaints show at their fields, anything else above the form. */
export function useSubmit(form?: FormInstance) {
  const { t } = useTranslation("kernel");
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const submit = async (send: () => Promise<void>) => {
    setBusy(true);
    setProblem(undefined);
    try {
      await send();
    } catch (error) {
      const errors = error instanceof ApiError ? Object.entries(error.errors) : [];
      if (form && errors.length > 0) {
        form.setFields(errors.map(([name, texts]) => ({ name, errors: texts })));
      } else {
        setProblem(error instanceof ApiError && error.detail ? error.detail : t("error.network.text"));
      }
    } finally {
      setBusy(false);
    }
  };
  return { submit, busy, problem };
}
