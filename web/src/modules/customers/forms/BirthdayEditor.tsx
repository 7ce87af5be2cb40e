import { useTranslation } from "react-i18next";
import type { FieldEditorProps } from "@/kernel/extend/types";
import { DateEditor } from "@/kernel/records/fields/editors/DateEditors";
import styles from "./BirthdayEditor.module.css";
import { lunarDay } from "./lunar";

/** The day of birth, with the lunar day it was. */
export default function BirthdayEditor(props: FieldEditorProps) {
  const { t, i18n } = useTranslation("customers");
  const lunar = typeof props.value === "string" ? lunarDay(props.value, i18n.language) : "";
  return (
    <>
      <DateEditor {...props} />
      {lunar && <span className={styles.lunar}>{t("birthday.lunar", { day: lunar })}</span>}
    </>
  );
}
