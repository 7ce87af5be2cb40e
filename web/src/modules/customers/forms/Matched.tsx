import { useTranslation } from "react-i18next";
import { Chip } from "@/kernel/ui/Chip";
import type { DuplicateHit } from "./duplicates";

/** What a hit has in common with what was typed. */
export function Matched({ hit }: { hit: DuplicateHit }) {
  const { t } = useTranslation("customers");
  return hit.matched.map((key) => (
    <Chip key={key} color="gold">
      {t(`duplicates.${key as "name"}`)}
    </Chip>
  ));
}
