import type { ObjectMeta, Reference } from "@/kernel/api/types";
import { fieldOf, isReference } from "@/kernel/records/fields/values";

/** One line of an order as it is edited and sent. */
export interface Line {
  /** Undefined until it is saved. */
  id?: string;
  product: Reference | null;
  description: string;
  quantity: number | null;
  unit: string | null;
  unitPrice: number | null;
  discount: number | null;
}

export const emptyLine: Line = {
  product: null,
  description: "",
  quantity: 1,
  unit: null,
  unitPrice: null,
  discount: 0,
};

const numberOf = (value: unknown) => (typeof value === "number" ? value : null);
const textOf = (value: unknown) => (typeof value === "string" ? value : null);

/** The lines of a record or form, without what the server calculates. */
export function linesOf(value: unknown): Line[] {
  return (Array.isArray(value) ? value : []).map((line: Record<string, unknown>) => ({
    ...(typeof line.id === "string" ? { id: line.id } : {}),
    product: isReference(line.product) ? { id: line.product.id, name: line.product.name } : null,
    description: textOf(line.description) ?? "",
    quantity: numberOf(line.quantity),
    unit: textOf(line.unit),
    unitPrice: numberOf(line.unitPrice),
    discount: numberOf(line.discount),
  }));
}

/** A line as it is sent: without fields this person does not see, and on a new line without those he may not fill in. */
export function sendable(line: Line, meta: ObjectMeta): Partial<Line> {
  return Object.fromEntries(
    Object.entries(line).filter(([key]) => {
      const field = fieldOf(meta, key);
      return key === "id" || (field !== undefined && (line.id !== undefined || !field.readOnly));
    }),
  );
}

/** What choosing a product fills in; a price is kept where the product has none in this currency. */
export function withProduct(
  line: Line,
  product: { id: string; name: string | null; unit?: unknown; price?: unknown; currency?: unknown } | null,
  currency: string,
): Line {
  if (!product) {
    return { ...line, product: null };
  }

  const priced = typeof product.price === "number" && (product.currency ?? currency) === currency;
  return {
    ...line,
    product: { id: product.id, name: product.name },
    description: product.name ?? "",
    unit: textOf(product.unit),
    unitPrice: priced ? Number(product.price) : line.unitPrice,
  };
}

/** The server's complaints about one line: `lines[2].quantity` by field. */
export function errorsOfLine(errors: Record<string, string[]>, index: number): Record<string, string> {
  const prefix = `lines[${index}].`;
  return Object.fromEntries(
    Object.entries(errors)
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, texts]) => [key.slice(prefix.length), texts.join(" ")]),
  );
}
