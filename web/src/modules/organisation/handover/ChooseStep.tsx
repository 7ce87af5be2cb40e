import { Checkbox, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useSummary } from "@/kernel/access";
import type { ObjectMeta, Reference } from "@/kernel/api/types";
import { formatNumber } from "@/kernel/format/numbers";
import { ReferenceEditor } from "@/kernel/records/fields/editors/ReferenceEditor";
import { fieldOf } from "@/kernel/records/fields/values";
import { Icon } from "@/kernel/ui/Icon";
import styles from "./HandOver.module.css";
import { type Choice, type Holding, type Line, lineOf, type Plan } from "./handOver";
import { relationOf, useHoldingName } from "./useHoldingName";

interface Props {
  items: readonly Holding[];
  plan: Plan;
  setPlan: (plan: Plan) => void;
  /** Of users: what a person is picked from. */
  meta: ObjectMeta;
  /** May be disabled with it. */
  active: boolean;
}

/** One person for all, and for each kind something else where wished. */
export function ChooseStep({ items, plan, setPlan, meta, active }: Props) {
  const { t } = useTranslation("organisation");
  return (
    <>
      {items.length === 0 ? (
        <p className={styles.text}>{t("handOver.nothing")}</p>
      ) : (
        <>
          <div className={styles.forAll}>
            <span>{t("handOver.forAll")}</span>
            <PersonPicker
              meta={meta}
              name={t("handOver.forAll")}
              value={plan.person}
              onChange={(person) => setPlan({ ...plan, person })}
            />
          </div>
          <ul className={styles.list}>
            {items.map((item) => (
              <Row
                key={item.object}
                item={item}
                meta={meta}
                line={lineOf(plan, item.object)}
                change={(line) => setPlan({ ...plan, lines: { ...plan.lines, [item.object]: line } })}
              />
            ))}
          </ul>
        </>
      )}
      {active && (
        <>
          <Checkbox checked={plan.disable} onChange={(event) => setPlan({ ...plan, disable: event.target.checked })}>
            {t("handOver.disable")}
          </Checkbox>
          <p className={styles.hint}>{t("handOver.disableHint")}</p>
        </>
      )}
    </>
  );
}

interface RowProps {
  item: Holding;
  meta: ObjectMeta;
  line: Line;
  change: (line: Line) => void;
}

function Row({ item, meta, line, change }: RowProps) {
  const { t } = useTranslation("organisation");
  const name = useHoldingName(item);
  const icon = useSummary(item.object)?.icon;
  const choices: Choice[] = ["default", "other", ...(item.mayBeNobodys ? (["nobody"] as const) : []), "keep"];
  return (
    <li className={styles.row}>
      <span className={styles.what}>
        <span className={styles.name}>
          {icon && <Icon name={icon} />}
          {name}
          <strong className="tabular">{formatNumber(item.open)}</strong>
        </span>
        {item.finished > 0 && (
          <Checkbox
            checked={line.finished && line.choice !== "keep"}
            disabled={line.choice === "keep"}
            onChange={(event) => change({ ...line, finished: event.target.checked })}
          >
            {t("handOver.finished", { count: item.finished })}
          </Checkbox>
        )}
        {item.beyond > 0 && <span className={styles.hint}>{t("handOver.beyond", { count: item.beyond })}</span>}
      </span>
      {item.open + item.finished > 0 && (
        <span className={styles.choice}>
          <Select<Choice>
            aria-label={t("handOver.whatOf", { object: name })}
            value={line.choice}
            options={choices.map((choice) => ({
              value: choice,
              label: choice === "nobody" ? t(`handOver.nobody.${relationOf(item)}`) : t(`handOver.choice.${choice}`),
            }))}
            onChange={(choice) => change({ ...line, choice })}
          />
          {line.choice === "other" && (
            <PersonPicker
              meta={meta}
              name={t("handOver.whoOf", { object: name })}
              value={line.person}
              onChange={(person) => change({ ...line, person })}
            />
          )}
        </span>
      )}
    </li>
  );
}

interface PickerProps {
  meta: ObjectMeta;
  name: string;
  value: Reference | null;
  onChange: (person: Reference | null) => void;
}

function PersonPicker({ meta, name, value, onChange }: PickerProps) {
  const field = fieldOf(meta, "owner");
  return field ? (
    <fieldset className={styles.person} aria-label={name}>
      <ReferenceEditor
        meta={meta}
        field={{ ...field, required: true }}
        value={value}
        onChange={(next) => onChange(next as Reference | null)}
      />
    </fieldset>
  ) : null;
}
