import type { Field } from "@/kernel/api/types";
import { formatPhone } from "@/kernel/format/phone";
import { FieldValue } from "@/kernel/records/fields/FieldValue";
import { fieldOf, fieldValue, isEmpty, isReference, titleOf } from "@/kernel/records/fields/values";
import { Avatar } from "@/kernel/ui/Person";
import styles from "./Board.module.css";
import type { CardFaceProps } from "./options";

const shown = 4;

/** A card of any object: its title and the first facts its board view names. */
export function CardFace({ meta, record }: CardFaceProps) {
  const columns = meta.views.find((view) => view.kind === "board")?.columns ?? meta.subtitleFields;
  const facts = columns
    .filter((key) => key !== meta.titleField && key !== meta.boardField && key !== "owner")
    .map((key) => fieldOf(meta, key))
    .filter((field): field is Field => field?.can.read === true && !isEmpty(fieldValue(record, field.key)))
    .slice(0, shown);
  const owner = record.owner;
  return (
    <>
      <span className={styles.cardHead}>
        <span className={styles.cardTitle}>{titleOf(meta, record)}</span>
        {isReference(owner) && (
          <span title={owner.name ?? undefined}>
            <Avatar name={owner.name} id={owner.id} size={20} />
          </span>
        )}
      </span>
      {facts.map((field) => (
        <span key={field.key} className={styles.cardFact}>
          <Plain field={field} record={record} />
        </span>
      ))}
    </>
  );
}

/** A card opens its record; links to others inside it would be traps for a dragging finger. */
function Plain({ field, record }: { field: Field; record: CardFaceProps["record"] }) {
  const value = fieldValue(record, field.key);
  if (isReference(value)) {
    return value.name;
  }

  if (field.type === "phone") {
    return formatPhone(String(value));
  }

  return field.type === "email" || field.type === "url" ? (
    String(value)
  ) : (
    <FieldValue field={field} value={value} record={record} oneLine />
  );
}
