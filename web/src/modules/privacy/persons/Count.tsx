import { useSummary } from "@/kernel/access";
import { label } from "@/kernel/i18n";
import styles from "./Person.module.css";

/** How many records of an object there are. */
export function Count({ object, count }: { object: string; count: number }) {
  return <CountOf name={label(useSummary(object)?.pluralLabels, object)} count={count} />;
}

/** How many of something there are. */
export function CountOf({ name, count }: { name: string; count: number }) {
  return (
    <div className={styles.count}>
      <dt>{name}</dt>
      <dd>{count.toLocaleString()}</dd>
    </div>
  );
}
