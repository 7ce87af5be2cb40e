import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useRegions, useSession } from "@/kernel/api/queries";
import type { Field, RecordData } from "@/kernel/api/types";
import { formatDate, formatDateTime } from "@/kernel/format/dates";
import { formatMoney, formatNumber, formatPercent } from "@/kernel/format/numbers";
import { formatPhone } from "@/kernel/format/phone";
import { plainText } from "./plainText";
import { regionName } from "./regions";
import { choiceLabel, currencyOf, isEmpty, isFiles, isReference } from "./values";

export type FormatValue = (field: Field, value: unknown, record?: RecordData) => string;

/** A value as plain words: for sentences, second lines, history, hover texts. Empty values give "". */
export function useFormatValue(withRegions = false): FormatValue {
  const { t } = useTranslation("kernel");
  const currency = useSession().data?.workspace.currency ?? "CNY";
  const { data: regions } = useRegions(withRegions);
  return useCallback(
    (field, value, record) => {
      if (isEmpty(value)) {
        return "";
      }

      if (isReference(value)) {
        return value.name ?? "";
      }

      if (isFiles(value)) {
        return value.map((file) => file.name).join(t("value.separator"));
      }

      switch (field.type) {
        case "money":
          return typeof value === "number" ? formatMoney(value, currencyOf(record, currency)) : String(value);
        case "percent":
          return typeof value === "number" ? formatPercent(value) : String(value);
        case "integer":
        case "decimal":
          return typeof value === "number" ? formatNumber(value) : String(value);
        case "boolean":
          return value ? t("value.yes") : t("value.no");
        case "date":
          return formatDate(String(value));
        case "dateTime":
          return formatDateTime(String(value));
        case "phone":
          return formatPhone(String(value));
        case "choice":
          return choiceLabel(field, value);
        case "multiChoice":
          return [value]
            .flat()
            .map((one) => choiceLabel(field, one))
            .join(t("value.separator"));
        case "richText":
          return plainText(String(value));
        case "region":
          return regions ? regionName(regions, String(value)) : String(value);
        default:
          return String(value);
      }
    },
    [currency, regions, t],
  );
}
