import type { TFunction } from "i18next";
import type { Condition, Field, Filter } from "@/kernel/api/types";
import { isEmpty } from "../fields/values";
import { countedPeriod, periods } from "./operators";

export interface SentenceWords {
  t: TFunction;
  /** Field and its name for a path; undefined when it is unknown (deleted, or not to be seen). */
  look: (path: string) => { field: Field; name: string } | undefined;
  format: (field: Field, value: unknown) => string;
  /** Name of a referenced record, undefined until it is known. */
  nameOf: (id: string) => string | undefined;
}

/** A filter as a person would say it. */
export function sentenceOf(filter: Filter, words: SentenceWords): string {
  return say(filter, words, false);
}

function say(filter: Filter, words: SentenceWords, inside: boolean): string {
  const { t } = words;
  if ("field" in filter) {
    return condition(filter, words);
  }

  if ("not" in filter) {
    return t("filter.not", { what: say(filter.not, words, false) });
  }

  const isAnd = "and" in filter;
  const parts = isAnd ? filter.and : filter.or;
  const text = parts.map((part) => say(part, words, true)).join(t(isAnd ? "filter.and" : "filter.or"));
  return inside && parts.length > 1 ? t("filter.group", { what: text }) : text;
}

function condition({ field: path, op, value }: Condition, words: SentenceWords): string {
  const { t } = words;
  const known = words.look(path);
  const name = known?.name ?? path;
  if (!known || isEmpty(value)) {
    return op === "empty" || op === "notEmpty" ? t(`filter.say.${op}`, { name }) : t("filter.say.incomplete", { name });
  }

  const { field } = known;
  const isDate = field.type === "date" || field.type === "dateTime";
  if (op === "within") {
    return value === "overdue"
      ? t("filter.say.overdue", { name })
      : spaced(t("filter.say.within", { name, value: periodText(t, String(value)) }));
  }

  if (field.type === "boolean") {
    return t((value === true) === (op === "eq") ? "filter.say.yes" : "filter.say.no", { name });
  }

  if (op === "between" && Array.isArray(value)) {
    const [from, to] = value.map((one) => valueText(field, one, words));
    return spaced(t("filter.say.between", { name, from, to }));
  }

  const many = Array.isArray(value);
  const text = many
    ? orList(
        t,
        value.map((one) => valueText(field, one, words)),
      )
    : valueText(field, value, words);
  const key = op === "in" ? "eq" : op === "notIn" ? "ne" : op;
  const dated = isDate && (op === "lt" || op === "le" || op === "gt" || op === "ge");
  const kind = dated
    ? `filter.say.date.${op}`
    : field.type === "region" && op === "startsWith"
      ? "filter.say.region"
      : `filter.say.${key}`;
  return spaced(t(kind as "filter.say.eq", { name, value: text }));
}

function valueText(field: Field, value: unknown, { t, format, nameOf }: SentenceWords): string {
  if (field.type === "user" || field.type === "reference" || field.type === "department") {
    const id = typeof value === "object" && value !== null && "id" in value ? String(value.id) : String(value);
    return id === "me" ? t("filter.me") : (nameOf(id) ?? "…");
  }

  return field.type === "region" ? format(field, String(value).padEnd(6, "0")) : format(field, value);
}

/** «A, B or C» */
function orList(t: TFunction, parts: string[]): string {
  const shown = parts.length > 4 ? [...parts.slice(0, 3), t("filter.more", { count: parts.length - 3 })] : parts;
  return shown.length < 2
    ? (shown[0] ?? "")
    : `${shown.slice(0, -1).join(t("value.separator"))}${t("filter.lastOr")}${shown.at(-1)}`;
}

export function periodText(t: TFunction, value: string): string {
  const counted = countedPeriod(value);
  if (counted) {
    return t(counted.direction === "last" ? "filter.lastDays" : "filter.nextDays", { count: counted.days });
  }

  return (periods as readonly string[]).includes(value) ? t(`filter.period.${value}` as "filter.period.today") : value;
}

/** A space between Chinese and Latin letters or figures, as print has it; dates stay together. */
export function spaced(text: string): string {
  return text
    .replace(/(\p{Script=Han})([A-Za-z0-9\u00a5$€£+-])/gu, (whole, han: string, next: string, at: number) =>
      "\u5e74\u6708".includes(han) && /\d/.test(text[at - 1] ?? "") && /\d/.test(next) ? whole : `${han} ${next}`,
    )
    .replace(/([A-Za-z0-9%])(\p{Script=Han})/gu, (whole, before: string, han: string) =>
      /\d/.test(before) && "\u5e74\u6708\u65e5\u53f7".includes(han) ? whole : `${before} ${han}`,
    );
}
