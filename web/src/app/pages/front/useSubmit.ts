import { Form, type FormInstance } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "@/kernel/api/client";
import { clearErrors, showErrors } from "@/kernel/ui/serverErrors";
import { passkeyFailure } from "../webauthn";

type Values = Record<string, unknown>;

/** Sends a form once: the server's complaints show at their fields until these change, anything else above the form. */
export function useSubmit(form?: FormInstance) {
  const { t } = useTranslation(["kernel", "identity"]);
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const values = Form.useWatch<Values | undefined>([], form);
  const before = useRef<Values>({});
  useEffect(() => {
    const now = values ?? {};
    const changed = Object.entries(now).filter(([name, value]) => value !== before.current[name]);
    before.current = now;
    if (form && changed.length > 0) {
      clearErrors(form, Object.fromEntries(changed));
    }
  }, [form, values]);

  const submit = async (send: () => Promise<void>) => {
    setBusy(true);
    setProblem(undefined);
    if (form) {
      clearErrors(form);
    }

    try {
      await send();
    } catch (error) {
      const errors = error instanceof ApiError ? Object.entries(error.errors) : [];
      if (form && errors.length > 0) {
        showErrors(form, errors);
      } else {
        setProblem(
          error instanceof ApiError && error.detail
            ? error.detail
            : error instanceof DOMException
              ? t(`identity:${passkeyFailure(error)}`)
              : t("kernel:error.network.text"),
        );
      }
    } finally {
      setBusy(false);
    }
  };
  return { submit, busy, problem };
}
