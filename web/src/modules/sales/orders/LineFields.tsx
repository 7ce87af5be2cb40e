import { Input, InputNumber } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "@/kernel/api/client";
import type { ObjectMeta, RecordData, Reference } from "@/kernel/api/types";
import { ReferenceEditor } from "@/kernel/records/fields/editors/ReferenceEditor";
import { fieldOf } from "@/kernel/records/fields/values";
import { useFeedback } from "@/kernel/ui/feedback";
import { type Line, withProduct } from "./lines";
import styles from "./OrderLines.module.css";

interface Props {
  meta: ObjectMeta;
  line: Line;
  currency: string;
  errors: Record<string, string>;
  /** Told how the line changes, not what it becomes: another change may come first. */
  onChange: (how: (line: Line) => Line) => void;
}

/** The cells of one line a person fills in. */
export function LineFields({ meta, line, currency, errors, onChange }: Props) {
  const { t } = useTranslation("sales");
  const feedback = useFeedback();
  const product = fieldOf(meta, "product");
  const priceField = fieldOf(meta, "unitPrice");
  const discountField = fieldOf(meta, "discount");
  const problems = Object.values(errors).join(" ");

  const choose = async (reference: Reference | null) => {
    // The name at once; what the product brings along as soon as it is known.
    onChange((now) => withProduct(now, reference && { ...reference, unit: now.unit }, currency));
    if (reference) {
      try {
        const record = await api.get<RecordData>(`/api/products/${reference.id}`);
        onChange((now) =>
          now.product?.id === reference.id
            ? withProduct(now, { ...record, id: record.id, name: reference.name }, currency)
            : now,
        );
      } catch (error) {
        feedback.failed(error);
      }
    }
  };

  return (
    <>
      <span className={styles.what}>
        {product && (
          <ReferenceEditor
            meta={meta}
            field={product}
            value={line.product}
            onChange={(value) => void choose(value as Reference | null)}
            status={errors.product ? "error" : ""}
          />
        )}
        {(!line.product || line.description !== line.product.name) && (
          <Input
            value={line.description}
            placeholder={t("lines.description")}
            aria-label={t("lines.description")}
            maxLength={200}
            status={errors.description ? "error" : ""}
            onChange={(event) => onChange((now) => ({ ...now, description: event.target.value }))}
          />
        )}
        {problems && <span className={styles.error}>{problems}</span>}
      </span>
      <NumberCell
        name={t("lines.quantity")}
        value={line.quantity}
        places={4}
        suffix={line.unit ?? undefined}
        bad={errors.quantity !== undefined}
        onChange={(quantity) => onChange((now) => ({ ...now, quantity }))}
      />
      {priceField ? (
        <NumberCell
          name={t("lines.price")}
          value={line.unitPrice}
          places={4}
          locked={priceField.readOnly}
          bad={errors.unitPrice !== undefined}
          onChange={(unitPrice) => onChange((now) => ({ ...now, unitPrice }))}
        />
      ) : (
        <span />
      )}
      {discountField ? (
        <NumberCell
          name={t("lines.discount")}
          value={line.discount}
          places={2}
          most={100}
          suffix="%"
          locked={discountField.readOnly}
          bad={errors.discount !== undefined}
          onChange={(discount) => onChange((now) => ({ ...now, discount }))}
        />
      ) : (
        <span />
      )}
    </>
  );
}

interface NumberProps {
  name: string;
  value: number | null;
  /** Digits kept after the point; none are shown that nobody typed. */
  places: number;
  most?: number;
  suffix?: string;
  locked?: boolean;
  bad: boolean;
  onChange: (value: number | null) => void;
}

function NumberCell({ name, value, places, most, suffix, locked, bad, onChange }: NumberProps) {
  return (
    <span className={styles.cell}>
      <span className={styles.cellName}>{name}</span>
      <InputNumber
        aria-label={name}
        value={value}
        min={0}
        max={most}
        controls={false}
        disabled={locked}
        inputMode="decimal"
        suffix={suffix}
        status={bad ? "error" : ""}
        onChange={(next) => onChange(next === null ? null : round(next, places))}
        className={styles.input}
        styles={{ input: { textAlign: "end" } }}
      />
    </span>
  );
}

function round(value: number, places: number): number {
  const factor = 10 ** places;
  return Math.round(value * factor) / factor;
}
