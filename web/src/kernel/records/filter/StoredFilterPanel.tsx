import { useObjectMeta } from "@/kernel/api/queries";
import type { FormPanelProps } from "@/kernel/extend/types";
import { FormSection } from "../form/FormSection";
import { FilterBar } from "./FilterBar";
import styles from "./Stored.module.css";
import { readFilter } from "./stored";

interface Props extends Pick<FormPanelProps, "values" | "setValues" | "errors"> {
  title: string;
  /** Under a filter. */
  hint: string;
  /** Instead of a filter. */
  everything: string;
  /** While no object is chosen. */
  chooseObject: string;
}

/** In the form of a rule: which records of its `object` its `filter` means. */
export function StoredFilterPanel({ values, setValues, errors, title, hint, everything, chooseObject }: Props) {
  const { data: meta } = useObjectMeta(typeof values.object === "string" ? values.object : undefined);
  const filter = readFilter(values.filter);
  return (
    <FormSection className={styles.panel} name={title} errors={errors.filter}>
      {meta ? (
        <>
          <FilterBar
            meta={meta}
            filter={filter}
            onChange={(next) => setValues({ filter: next ? JSON.stringify(next) : null })}
          />
          <p className={styles.hint}>{filter ? hint : everything}</p>
        </>
      ) : (
        <p className={styles.hint}>{chooseObject}</p>
      )}
    </FormSection>
  );
}
