import { useTranslation } from "react-i18next";
import type { RecordSlotProps } from "@/kernel/extend/types";
import { Chip } from "@/kernel/ui/Chip";

/** Beside the name of a user who may not sign in any more. */
export default function DisabledBadge({ record }: RecordSlotProps) {
  const { t } = useTranslation("organisation");
  return record.active === false ? <Chip>{t("users.disabled")}</Chip> : null;
}
