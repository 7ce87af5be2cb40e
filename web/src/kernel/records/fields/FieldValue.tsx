import { CheckOutlined, MailOutlined, PhoneOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { Fragment, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useRegions, useSession } from "@/kernel/api/queries";
import type { Field, FieldFile, RecordData } from "@/kernel/api/types";
import { formatMoney, formatNumber, formatPercent } from "@/kernel/format/numbers";
import { dialled, formatPhone } from "@/kernel/format/phone";
import { Chip } from "@/kernel/ui/Chip";
import { Person } from "@/kernel/ui/Person";
import { Day, RelativeTime } from "@/kernel/ui/Time";
import styles from "./FieldValue.module.css";
import { FileLinks } from "./FileLinks";
import { plainText } from "./plainText";
import { RichText } from "./RichText";
import { regionName } from "./regions";
import { choiceLabel, choiceOf, currencyOf, isEmpty, isReference } from "./values";

interface Props {
  field: Field;
  value: unknown;
  record?: RecordData;
  /** Shown for an empty value; nothing by default. */
  empty?: string;
  /** Long texts on one line, as in a table. */
  oneLine?: boolean;
}

/** A value as its type wants to be read: people with faces, numbers to dial, amounts with their currency. */
export function FieldValue({ field, value, record, empty, oneLine }: Props) {
  if (isEmpty(value)) {
    return empty ? <span className={styles.empty}>{empty}</span> : null;
  }

  // A part of a number calls nobody, a part of an address leads nowhere.
  if (field.masked) {
    return <span className="tabular">{String(value)}</span>;
  }

  switch (field.type) {
    case "money":
      return <Money value={value} record={record} />;
    case "percent":
      return <span className="tabular">{formatPercent(Number(value))}</span>;
    case "integer":
    case "decimal":
      return <span className="tabular">{formatNumber(Number(value))}</span>;
    case "boolean":
      return <YesNo value={value === true} />;
    case "date":
      return <Day value={String(value)} />;
    case "dateTime":
      return <RelativeTime value={String(value)} />;
    case "choice":
      return <ChoiceValue field={field} value={value} />;
    case "multiChoice":
      return oneLine && !(value as string[]).some((one) => choiceOf(field, one)?.color) ? (
        <Listed texts={(value as string[]).map((one) => choiceLabel(field, one))} />
      ) : (
        <span className={oneLine ? styles.chipsOneLine : styles.chips}>
          {(value as string[]).map((one) => (
            <Chip key={one} color={choiceOf(field, one)?.color}>
              {choiceLabel(field, one)}
            </Chip>
          ))}
        </span>
      );
    case "user":
      return isReference(value) ? <Person name={value.name} id={value.id} size={20} /> : null;
    case "reference":
      return isReference(value) ? (
        <Link
          to={`/${field.target}/${value.id}` as "/"}
          className={styles.link}
          onClick={(event) => event.stopPropagation()}
        >
          {value.name}
        </Link>
      ) : null;
    case "department":
      return isReference(value) ? <span>{value.name}</span> : null;
    case "phone":
      return (
        <Reach
          href={`tel:${dialled(String(value))}`}
          text={formatPhone(String(value))}
          oneLine={oneLine}
          icon={<PhoneOutlined />}
        />
      );
    case "email":
      return <Reach href={`mailto:${String(value)}`} text={String(value)} oneLine={oneLine} icon={<MailOutlined />} />;
    case "url":
      return <Address value={String(value)} />;
    case "region":
      return <RegionName code={String(value)} />;
    case "file":
      return <FileLinks files={value as FieldFile[]} oneLine={oneLine} />;
    case "richText":
      return oneLine ? <span>{plainText(String(value))}</span> : <RichText html={String(value)} />;
    case "longText":
      return <span className={oneLine ? undefined : styles.long}>{String(value)}</span>;
    default:
      return <span>{String(value)}</span>;
  }
}

/** Colour marks what it was given to; an uncoloured choice is plain text. */
function ChoiceValue({ field, value }: { field: Field; value: unknown }) {
  const color = choiceOf(field, value)?.color;
  return color ? <Chip color={color}>{choiceLabel(field, value)}</Chip> : <span>{choiceLabel(field, value)}</span>;
}

/** Without colours words in a row are enough: they end in dots where chips would each be cut to a letter. */
function Listed({ texts }: { texts: string[] }) {
  const { t } = useTranslation("kernel");
  const text = texts.join(t("value.separator"));
  return <span title={text}>{text}</span>;
}

function Money({ value, record }: { value: unknown; record?: RecordData }) {
  const currency = useSession().data?.workspace.currency ?? "CNY";
  return <span className="tabular">{formatMoney(Number(value), currencyOf(record, currency))}</span>;
}

function YesNo({ value }: { value: boolean }) {
  const { t } = useTranslation("kernel");
  return value ? <CheckOutlined aria-label={t("value.yes")} /> : <span className={styles.empty}>{t("value.no")}</span>;
}

function RegionName({ code }: { code: string }) {
  const { data } = useRegions();
  return <span>{data ? regionName(data, code) || code : ""}</span>;
}

interface ReachProps {
  href: string;
  text: string;
  oneLine?: boolean;
  icon: ReactNode;
}

/** In a table the words are there to be edited with a double click, so that only the sign beside them calls. */
function Reach({ href, text, oneLine, icon }: ReachProps) {
  const { t } = useTranslation("kernel");
  return oneLine ? (
    <span className={`${styles.reach} tabular`}>
      {text}
      <a
        href={href}
        className={styles.sign}
        aria-label={t("value.reach", { text })}
        onClick={(event) => event.stopPropagation()}
      >
        {icon}
      </a>
    </span>
  ) : (
    <a href={href} className={`${styles.link} tabular`} onClick={(event) => event.stopPropagation()}>
      <Parted text={text} />
    </a>
  );
}

/** An address too long for its line goes on after `@`, a dot or a slash, not in the middle of a word. */
function Parted({ text }: { text: string }) {
  return text.split(/(?<=[@./])(?=\w)/).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name and never move.
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}

/** Only web addresses become links: a stored `javascript:` must not run. */
function Address({ value }: { value: string }) {
  const href = /^https?:\/\//i.test(value) ? value : /^[\w-]+(\.[\w-]+)+/.test(value) ? `https://${value}` : undefined;
  const shown = value.replace(/^https?:\/\/(www\.)?/i, "").replace(/\/$/, "");
  return href ? (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      className={styles.link}
      onClick={(event) => event.stopPropagation()}
    >
      <Parted text={shown} />
    </a>
  ) : (
    <span>{value}</span>
  );
}
