import { PlusOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { Button, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { useAbilities } from "@/kernel/access";
import { useObjectMeta, useSomeRecords } from "@/kernel/api/queries";
import type { ObjectMeta, RecordData, RelatedObject } from "@/kernel/api/types";
import { formatCount } from "@/kernel/format/numbers";
import { label, word } from "@/kernel/i18n";
import { Card } from "@/kernel/ui/Card";
import { ShownValue } from "../fields/ShownValue";
import { useFormatValue } from "../fields/useFormatValue";
import { fieldOf, fieldValue, isEmpty, titleOf } from "../fields/values";
import { useForms } from "../form/forms";
import styles from "./RelatedCard.module.css";

interface Props {
  related: RelatedObject;
  /** The key of the record's object. */
  object: string;
  /** The record the others point to. */
  record: RecordData;
  title: string;
  past: boolean;
}

const shown = 5;

/** The latest five records that point here, and the way to all of them. */
export function RelatedCard({ related, object, record, title, past }: Props) {
  const { t } = useTranslation("kernel");
  const forms = useForms();
  const abilities = useAbilities(related.object);
  const { data: meta } = useObjectMeta(abilities.read ? related.object : undefined);
  const filter = { field: related.field, op: "eq" as const, value: record.id };
  const { data, isPending } = useSomeRecords(
    related.object,
    { filter, limit: shown, sort: ["-updatedAt"], count: "capped" },
    abilities.read,
  );
  if (!abilities.read) {
    return null;
  }

  // A customer's customers are those below it.
  const toItself = related.object === object;
  const count = data?.count ?? data?.items.length ?? 0;
  const create = () =>
    forms.create(related.object, {
      values: { [related.field]: { id: record.id, name: title } },
      onSaved: () => undefined,
    });
  return (
    <Card
      title={toItself ? t("record.below", { object: word(related.labels) }) : label(related.labels)}
      count={count > 0 ? formatCount(count, data?.capped ?? false) : undefined}
      extra={
        abilities.create && !past ? (
          <Button
            type="text"
            size="small"
            icon={<PlusOutlined />}
            aria-label={t("form.createTitle", { object: word(meta?.labels) })}
            onClick={create}
          />
        ) : undefined
      }
    >
      {isPending || !meta ? (
        <Skeleton active title={false} paragraph={{ rows: 2 }} />
      ) : data?.items.length ? (
        <>
          <ul className={styles.list}>
            {data.items.map((item) => (
              <li key={item.id}>
                <Link to={`/${related.object}/${item.id}` as "/"} className={styles.item}>
                  <span className={styles.title}>{titleOf(meta, item) || t("value.unnamed")}</span>
                  <RelatedFacts meta={meta} record={item} except={related.field} />
                </Link>
              </li>
            ))}
          </ul>
          {count > shown && (
            <Link to={`/${related.object}` as "/"} search={{ filter } as never} className={styles.all}>
              {t("record.all", { count: formatCount(count, data.capped ?? false) })}
            </Link>
          )}
        </>
      ) : null}
    </Card>
  );
}

/** Two facts that tell one from the other; the link back to this page is not one. */
const linked = new Set(["phone", "email", "url"]);

function RelatedFacts({ meta, record, except }: { meta: ObjectMeta; record: RecordData; except: string }) {
  const format = useFormatValue();
  const facts = [...meta.subtitleFields, ...(meta.views[0]?.columns ?? [])]
    .filter((key, index, all) => key !== except && key !== meta.titleField && all.indexOf(key) === index)
    .map((key) => fieldOf(meta, key))
    .filter((field) => field?.can.read && !isEmpty(fieldValue(record, field.key)))
    .slice(0, 2);
  return facts.length === 0 ? null : (
    <span className={styles.facts}>
      {facts.map((field) =>
        field ? (
          <span key={field.key}>
            {field.type === "reference" ? (
              (fieldValue(record, field.key) as { name: string }).name
            ) : linked.has(field.type) ? (
              // Inside a link to the record: a link of its own would be one in another.
              format(field, fieldValue(record, field.key), record)
            ) : (
              <ShownValue meta={meta} field={field} record={record} oneLine />
            )}
          </span>
        ) : null,
      )}
    </span>
  );
}
