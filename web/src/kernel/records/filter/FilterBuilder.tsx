import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Select } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Field, FilterOp, ObjectMeta } from "@/kernel/api/types";
import { label } from "@/kernel/i18n";
import styles from "./FilterBuilder.module.css";
import { needsValue, operatorsOf, startValue } from "./operators";
import { type ConditionNode, type FilterNode, type GroupNode, newCondition, newGroup } from "./tree";
import { type CatalogEntry, useCatalog } from "./useCatalog";
import { ValueInput } from "./ValueInput";

interface Props {
  meta: ObjectMeta;
  tree: GroupNode;
  onChange: (tree: GroupNode) => void;
}

const deepest = 3;

/** Edits a filter as nested groups of conditions: all of, any of, none of. */
export function FilterBuilder({ meta, tree, onChange }: Props) {
  const catalog = useCatalog(meta, true);
  return <Group meta={meta} catalog={catalog} group={tree} depth={1} onChange={onChange} />;
}

interface GroupProps {
  meta: ObjectMeta;
  catalog: CatalogEntry[];
  group: GroupNode;
  depth: number;
  onChange: (group: GroupNode) => void;
  onRemove?: () => void;
}

function Group({ meta, catalog, group, depth, onChange, onRemove }: GroupProps) {
  const { t } = useTranslation("kernel");
  const replace = (id: number, next: FilterNode | null) =>
    onChange({ ...group, items: group.items.flatMap((item) => (item.id === id ? (next ? [next] : []) : [item])) });
  const add = (node: FilterNode) => onChange({ ...group, items: [...group.items, node] });

  return (
    <div className={depth > 1 ? styles.nested : styles.group}>
      <div className={styles.head}>
        <Select
          size="small"
          value={group.match}
          onChange={(match) => onChange({ ...group, match })}
          popupMatchSelectWidth={false}
          options={[
            { value: "all", label: t("filter.matchAll") },
            { value: "any", label: t("filter.matchAny") },
            { value: "none", label: t("filter.matchNone") },
          ]}
        />
        {onRemove && (
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={t("filter.removeGroup")}
            onClick={onRemove}
          />
        )}
      </div>
      {group.items.map((item) =>
        item.kind === "group" ? (
          <Group
            key={item.id}
            meta={meta}
            catalog={catalog}
            group={item}
            depth={depth + 1}
            onChange={(next) => replace(item.id, next)}
            onRemove={() => replace(item.id, null)}
          />
        ) : (
          <Condition
            key={item.id}
            meta={meta}
            catalog={catalog}
            node={item}
            onChange={(next) => replace(item.id, next)}
            onRemove={() => replace(item.id, null)}
          />
        ),
      )}
      <div className={styles.add}>
        <Button type="text" size="small" icon={<PlusOutlined />} onClick={() => add(newCondition())}>
          {t("filter.addCondition")}
        </Button>
        {depth < deepest && (
          <Button
            type="text"
            size="small"
            onClick={() => add(newGroup(group.match === "any" ? "all" : "any", [newCondition()]))}
          >
            {t("filter.addGroup")}
          </Button>
        )}
      </div>
    </div>
  );
}

interface ConditionProps {
  meta: ObjectMeta;
  catalog: CatalogEntry[];
  node: ConditionNode;
  onChange: (node: ConditionNode) => void;
  onRemove: () => void;
}

function Condition({ meta, catalog, node, onChange, onRemove }: ConditionProps) {
  const { t } = useTranslation("kernel");
  const entry = catalog.find((candidate) => candidate.path === node.field);
  const fields = useMemo(() => fieldOptions(catalog, label(meta.labels)), [catalog, meta]);
  const operators = entry ? operatorsOf(entry.field) : [];
  // A filter made elsewhere may use an operator the list does not offer.
  const shown = node.op && !operators.includes(node.op) ? [node.op, ...operators] : operators;

  const chooseField = (path: string) => {
    const field = catalog.find((candidate) => candidate.path === path)?.field;
    const op = field && operatorsOf(field)[0];
    onChange({ ...node, field: path, op, value: field && op ? startValue(field, op) : undefined });
  };
  const chooseOp = (field: Field, op: FilterOp) => {
    const sameShape = shapeOf(op) === shapeOf(node.op);
    onChange({ ...node, op, value: sameShape ? node.value : startValue(field, op) });
  };

  return (
    <div className={styles.condition}>
      <Select
        className={styles.field}
        value={node.field}
        onChange={chooseField}
        options={fields}
        showSearch={{ optionFilterProp: "label" }}
        placeholder={t("filter.chooseField")}
        popupMatchSelectWidth={240}
        defaultOpen={node.field === undefined}
        autoFocus={node.field === undefined}
      />
      {entry && (
        <Select
          className={styles.op}
          value={node.op}
          onChange={(op) => chooseOp(entry.field, op)}
          options={shown.map((op) => ({ value: op, label: t(opKey(entry.field, op) as "filter.op.eq") }))}
          popupMatchSelectWidth={false}
        />
      )}
      {entry && node.op && needsValue(node.op) && (
        <div className={styles.value}>
          <ValueInput
            meta={meta}
            field={entry.field}
            op={node.op}
            value={node.value}
            onChange={(value) => onChange({ ...node, value })}
          />
        </div>
      )}
      <Button type="text" icon={<DeleteOutlined />} aria-label={t("filter.removeCondition")} onClick={onRemove} />
    </div>
  );
}

function shapeOf(op: FilterOp | undefined): string {
  return op === "in" || op === "notIn" ? "list" : op === "between" || op === "within" ? op : "one";
}

function opKey(field: Field, op: FilterOp): string {
  const dated = field.type === "date" || field.type === "dateTime";
  if (dated && ["lt", "le", "gt", "ge"].includes(op)) {
    return `filter.op.date.${op}`;
  }

  return field.type === "region" && op === "startsWith" ? "filter.op.region" : `filter.op.${op}`;
}

/** Own fields first, then one group for each reference. */
function fieldOptions(catalog: CatalogEntry[], own: string) {
  const groups = new Map<string, { label: string; options: { value: string; label: string }[] }>();
  for (const entry of catalog) {
    const title = entry.through ? label(entry.through.labels) : own;
    const group = groups.get(title) ?? { label: title, options: [] };
    group.options.push({ value: entry.path, label: entry.name });
    groups.set(title, group);
  }

  return [...groups.values()];
}
