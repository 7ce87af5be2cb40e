import type { FormRule } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Field } from "@/kernel/api/types";
import { label } from "@/kernel/i18n";
import { isEmpty } from "../fields/values";

/** What one picks rather than types. */
const picked: readonly Field["type"][] = ["reference", "user", "department", "choice", "multiChoice"];

/** The cheap checks a person should hear of before asking the server, which checks all of it again. */
export function useFieldRules(field: Field): FormRule[] {
  const { t } = useTranslation("kernel");
  return useMemo(() => {
    const name = label(field.labels);
    const rules: FormRule[] = [];
    if (field.required && field.type !== "boolean") {
      rules.push({
        required: true,
        validator: async (_, value) => {
          if (isEmpty(value) || (typeof value === "string" && value.trim() === "")) {
            throw new Error(t(picked.includes(field.type) ? "rule.choose" : "rule.required", { name }));
          }
        },
      });
    }

    const { min, max } = field;
    if (min !== undefined || max !== undefined) {
      rules.push({
        validator: async (_, value) => {
          if (typeof value === "number" && min !== undefined && value < min) {
            throw new Error(t("rule.min", { name, min }));
          }

          if (typeof value === "number" && max !== undefined && value > max) {
            throw new Error(t("rule.max", { name, max }));
          }
        },
      });
    }

    if (field.type === "email") {
      rules.push({ pattern: /^[^\s@]+@[^\s@]+\.[^\s@]+$/, message: t("rule.email") });
    }

    if (field.type === "phone") {
      rules.push({ pattern: /^\+?[\d\s()-]{5,24}(?:[#,;*]\d+)?$/, message: t("rule.phone") });
    }

    return rules;
  }, [field, t]);
}
